/// The shells whose completion knows `git dataset`; the raw value is the shell's name.
package enum CompletionShell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The files that complete a command and everything below it.
  package func files(for command: CommandDescription) -> [CompletionFile] {
    switch self {
    case .bash:
      let path = "share/bash-completion/completions/git-dataset"
      return [CompletionFile(path: path, text: BashCompletion(command).script)]
    case .zsh:
      return [CompletionFile(path: "share/zsh/site-functions/_git-dataset", text: ZshCompletion(command).script)]
    case .fish:
      let fish = FishCompletion(command)
      return [
        CompletionFile(path: "share/fish/vendor_completions.d/git-dataset.fish", text: fish.script),
        CompletionFile(path: "share/fish/vendor_conf.d/git-dataset.fish", text: fish.hook),
      ]
    }
  }
}

/// A file that a shell finds by itself.
package struct CompletionFile: Hashable, Sendable {
  /// Where it is installed, below the prefix.
  package let path: String
  package let text: String
}

extension CommandDescription {
  /// The command and every visible one below it.
  var family: [CommandDescription] { [self] + visibleSubcommands.flatMap(\.family) }

  /// The words behind `git dataset`: `rubric show`.
  var path: String { words.dropFirst(2).joined(separator: " ") }
}

extension String {
  /// The text as one word of a POSIX shell, and of bash, zsh and fish alike.
  var inShellQuotes: String {
    // Within single quotes fish takes the backslash for an escape and the others do not, so it stands outside of them.
    let parts = split(separator: "'", omittingEmptySubsequences: false).map { part in
      part.split(separator: "\\", omittingEmptySubsequences: false).map { "'\($0)'" }.joined(separator: "\\\\")
    }
    return parts.joined(separator: "\\'")
  }
}
