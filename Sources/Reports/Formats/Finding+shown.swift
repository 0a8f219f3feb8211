import Diagnostics

// What a report shows of a finding, in words and forms that every format shares. The limits are far above what is
// sensible: they only keep a hostile name or message from filling the terminal.

extension Location {
  /// The path, escaped; git's longest path is about 4,096 bytes.
  var shownPath: String { path.shown(limit: 4096) }

  /// `path:line:col`, `commit abc1234567` where it is about a commit itself, nil where it is about neither.
  var shown: String? {
    guard !path.isEmpty else { return shownCommit }
    guard let line else { return shownPath }
    guard let column else { return "\(shownPath):\(line)" }
    return "\(shownPath):\(line):\(column)"
  }

  /// `commit abc1234567`; nil where the newest state is meant.
  var shownCommit: String? { commit.map { "commit \(String($0.prefix(10)).shown())" } }

  /// The commit of a place in a file that is not the newest state.
  var commitOfPath: String? { path.isEmpty ? nil : shownCommit }
}

extension Finding.Message {
  var shownText: String { text.shown(limit: 1000) }
  var shownHelp: String { help.shown(limit: 1000) }
}
