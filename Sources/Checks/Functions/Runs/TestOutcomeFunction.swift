import Documents

/// A test came out, in each of the `runs`, with one of the outcomes that `outcome` lists.
///
/// With `named`, only the runs with those ids count. A run is a mapping whose `tests` holds outcomes by the tests' ids.
/// A test that a run does not have is found, too: with `absent: silent` it is not. Where a run records no tests at all,
/// that is found once for the run.
struct TestOutcomeFunction: CheckFunction {
  static let name = "test-outcome"
  static let words: Set<String> = ["run", "found"]

  private let runs: Selection?
  private let named: [Excerpt]?
  private let outcomes: Set<String>
  private let isAbsenceSilent: Bool

  init(_ options: inout OptionReading) {
    runs = options.selection("runs")
    named = options.excerpts("named")
    outcomes = Set(options.texts("outcome"))
    isAbsenceSilent = options.text("absent") == "silent"
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let runs, let test = node.string else { return }
    let names = named.map { look.nodes(of: $0, at: node).map(\.node.bytes) }
    for run in look.nodes(of: runs, at: node) {
      if let names, !names.contains(where: { $0 == run["id"]?.bytes }) { continue }
      let name = run["id"]?.text ?? ""
      guard let outcome = run["tests"]?[test] else {
        if !isAbsenceSilent { hits.add(at: node, ["run": name, "found": "is not"]) }
        continue
      }
      guard !outcomes.contains(outcome.text) else { continue }
      hits.add(at: node, ["run": name, "found": "is \(outcome.text)"])
    }
  }
}
