import Documents

/// A run ended as `is` says: `zero`, `nonzero`, or, with `as-tests`, not with 0 where one of its tests is FAILED or
/// ERROR.
///
/// A run is a mapping with `exit_code` and `tests`; or the id of one of `runs`. What has no such fields is left alone.
struct ExitStatusFunction: CheckFunction {
  static let name = "exit-status"
  static let words: Set<String> = ["status", "run", "found"]

  private let wanted: String
  private let runs: Selection?

  init(_ options: inout OptionReading) {
    wanted = options.text("is") ?? "zero"
    runs = options.selection("runs")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let run = runs.flatMap { look.run(named: node, among: $0, at: node) } ?? node
    guard let status = run["exit_code"], let number = status.number else { return }
    let failed = run["tests"]?.entries.first { $0.value.reads("FAILED") || $0.value.reads("ERROR") }
    let found: String?
    switch wanted {
    case "nonzero": found = number.isZero ? "passed" : nil
    case "as-tests":
      guard run["tests"] != nil else { return }
      found = number.isZero ? failed.map { "passed, though the test `\($0.key.text)` is \($0.value.text)" } : nil
    default: found = number.isZero ? nil : "failed"
    }
    guard let found else { return }
    hits.add(at: runs == nil ? status : node, ["status": status.text, "run": run["id"]?.text ?? "", "found": found])
  }
}
