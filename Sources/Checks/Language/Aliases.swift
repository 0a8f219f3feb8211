import Diagnostics
import Documents

/// Names for selections that are used more than once: `#name` stands for its path, and more may follow.
struct Aliases {
  private let paths: [String: String]
  let problems: [CheckProblem]
  /// How items name their host, as the file says beside them; nil where it does not say.
  let host: Node?
  var knowsHost: Bool { host != nil }
  /// The selections that were compiled so far.
  let selections = SelectionPool()

  init(_ node: Node?, host: Node?) {
    self.host = host
    var paths: [String: String] = [:]
    var problems: [CheckProblem] = []
    for (name, path) in node.listedEntries {
      guard !path.text.hasPrefix("#") else {
        problems.append(CheckProblem("an alias cannot stand for another", at: path, help: "write its path"))
        continue
      }
      paths[name.text] = path.text
    }
    self.paths = paths
    self.problems = problems
  }

  /// The text of a query with its alias replaced; nil where the alias is unknown.
  func expanded(_ text: String) -> String? {
    guard text.hasPrefix("#") else { return text }
    let rest = text.dropFirst()
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return paths[String(name)].map { $0 + rest.dropFirst(name.count) }
  }
}
