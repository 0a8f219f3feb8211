import Diagnostics
import Engine

extension Report {
  /// How many annotations of one kind GitHub shows for a step; it drops the rest without a word.
  private static let annotations = 10

  /// Annotations for the first errors and warnings, the others as lines of the log, the totals last.
  func github() -> String {
    let errors = verdict.findings.filter { $0.severity == .error }
    let warnings = verdict.findings.filter { $0.severity != .error }
    var text = ""
    for finding in errors.prefix(Self.annotations) { text += finding.command }
    for finding in warnings.prefix(Self.annotations) { text += finding.command }
    text.appendLog(Array(errors.dropFirst(Self.annotations) + warnings.dropFirst(Self.annotations)), verdict)
    return text + verdict.summary + "\n"
  }
}

extension String {
  /// Appends what has no annotation: a notice that says how many, and a folded group that lists them.
  fileprivate mutating func appendLog(_ rest: [Finding], _ verdict: Verdict) {
    guard !rest.isEmpty else { return }
    self += "::notice title=git dataset::\(verdict.summary)%0Athe step's log lists \(rest.count) more\n"
    self += "::group::\(rest.count) more\n"
    for finding in rest {
      var lines = ""
      lines.append(finding, coloured: false)
      self += "- \(lines.withoutCommands)"
    }
    self += "::endgroup::\n"
  }
}

extension Finding {
  /// The workflow command that makes an annotation.
  fileprivate var command: String {
    var properties: [String] = []
    if !location.path.isEmpty { properties.append("file=\(location.shownPath.commandProperty)") }
    if let line = location.line { properties.append("line=\(line)") }
    if let column = location.column { properties.append("col=\(column)") }
    properties.append("title=\(rule.name.shown().commandProperty)")
    return "::\(severity.annotation) \(properties.joined(separator: ","))::\(commandMessage)\n"
  }

  private var commandMessage: String {
    var lines = [message.shownText]
    if let commit = location.shownCommit { lines.append("in: \(commit)") }
    if !message.help.isEmpty { lines.append("help: \(message.shownHelp)") }
    return lines.map(\.commandData).joined(separator: "%0A")
  }
}

extension Severity {
  /// What the runner calls an annotation of this weight.
  fileprivate var annotation: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info, .off: "notice"
    }
  }
}

// All by Unicode scalars: a comma with an accent is another character, and still a comma to the runner.
extension String {
  /// The text as the message of a workflow command.
  fileprivate var commandData: String {
    escaped { $0 == "%" || $0 == "\r" || $0 == "\n" }
  }

  /// The text as the value of a workflow command's property.
  fileprivate var commandProperty: String {
    escaped { $0 == "%" || $0 == "\r" || $0 == "\n" || $0 == ":" || $0 == "," }
  }

  /// The text with the ASCII characters that `mustBeEscaped` names in percent-encoding.
  private func escaped(_ mustBeEscaped: (Unicode.Scalar) -> Bool) -> String {
    guard unicodeScalars.contains(where: mustBeEscaped) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if mustBeEscaped(scalar) {
        text += (scalar.value < 0x10 ? "%0" : "%") + String(scalar.value, radix: 16, uppercase: true)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text as lines of a log: a runner takes `##[` anywhere in a line for a command, as it does `::` at its start.
  fileprivate var withoutCommands: String {
    guard utf8.contains(UInt8(ascii: "#")) else { return self }
    var text = ""
    var hashes = 0
    for scalar in unicodeScalars {
      if scalar == "[", hashes >= 2 {
        text += "\\u{5b}"
      } else {
        text.unicodeScalars.append(scalar)
      }
      hashes = scalar == "#" ? hashes + 1 : 0
    }
    return text
  }
}
