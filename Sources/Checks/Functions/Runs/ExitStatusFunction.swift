import Documents

/// A run ended as `is` says: `zero`, `nonzero`, or, with `as-tests`, not with 0 where one of its tests is FAILED or
/// ERROR.
///
/// A run is a mapping with `exit_code` and `tests`; or the id of one of `runs`. What has no such fields is left alone.
/// With `of`, those runs are looked at, and what is wrong with one is found at the node that is looked at.
struct ExitStatusFunction: CheckFunction {
  static let name = "exit-status"
  static let words: Set<String> = ["status", "run", "found"]

  private let wanted: String
  private let runs: Selection?
  private let excerpts: [Excerpt]?

  init(_ options: inout OptionReading) {
    wanted = options.text("is") ?? "zero"
    runs = options.selection("runs")
    excerpts = options.excerpts("of")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let excerpts else {
      guard let (status, words) = fault(of: node, look) else { return }
      return hits.add(at: runs == nil ? status : node, words)
    }
    for place in look.nodes(of: excerpts, at: node) {
      if let (_, words) = fault(of: place.node, look) { hits.add(at: node, words) }
    }
  }

  /// The status of a run that did not end as it should, and what to say of it; nil for any other.
  private func fault(of node: Node, _ look: Look) -> (status: Node, words: [String: String])? {
    let run = runs.flatMap { look.run(named: node, among: $0, at: node) } ?? node
    guard let status = run["exit_code"], let number = status.number else { return nil }
    let failed = run["tests"]?.entries.first { $0.value.reads("FAILED") || $0.value.reads("ERROR") }
    let found: String?
    switch wanted {
    case "nonzero": found = number.isZero ? "passed" : nil
    case "as-tests":
      guard run["tests"] != nil else { return nil }
      found = number.isZero ? failed.map { "passed, though the test `\($0.key.text)` is \($0.value.text)" } : nil
    default: found = number.isZero ? nil : "failed"
    }
    return found.map { (status, ["status": status.text, "run": run["id"]?.text ?? "", "found": $0]) }
  }
}
