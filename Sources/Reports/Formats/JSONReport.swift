import Diagnostics
import Engine

extension Report {
  /// One object: the program's version, the findings in the order of places, one on each line, and the totals.
  func json() -> String {
    var text = "{\"version\":"
    text.append(.string(version))
    text += ",\"findings\":"
    text.appendLines(verdict.findings.lazy.map(\.json))
    if let audit = verdict.audit { text += audit.json }
    text += ",\"summary\":"
    text.append([
      "items": .number(verdict.items), "errors": .number(verdict.errors), "warnings": .number(verdict.warnings),
    ])
    return text + "}\n"
  }
}

extension Finding {
  /// The finding with the keys that docs/reports.md lists; `commit` only where the newest state is not meant.
  fileprivate var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("rule", .string(rule.name)),
      ("severity", .string(severity.rawValue)),
      ("message", .string(message.text)),
      ("path", .string(location.path)),
      ("line", JSONValue(location.line)),
      ("column", JSONValue(location.column)),
      ("pointer", JSONValue(location.pointer)),
      ("help", .string(message.help)),
    ]
    if let commit = location.commit { members.append(("commit", .string(commit))) }
    return .object(members)
  }
}
