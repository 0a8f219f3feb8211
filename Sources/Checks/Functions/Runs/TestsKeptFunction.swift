import Documents

/// Each test that PASSED in the run `base` is PASSED in the run `named` too (ids of `runs`).
///
/// A test that is not there any more, or is XFAIL or SKIPPED, is not kept either. Where one of the runs is not there,
/// or records no tests, nothing is found.
struct TestsKeptFunction: CheckFunction {
  static let name = "tests-kept"
  static let words: Set<String> = ["test", "run", "found"]

  private let runs: Selection?
  private let base: Selection?
  private let named: Selection

  init(_ options: inout OptionReading) {
    runs = options.selection("runs")
    base = options.selection("base")
    named = options.selection("named") ?? .given
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let runs, let base else { return }
    func run(_ selection: Selection) -> Node? {
      look.nodes(of: selection, at: node).first.flatMap { look.run(named: $0, among: runs, at: node) }
    }
    guard let before = run(base)?["tests"], let later = run(named), let after = later["tests"] else { return }
    for (test, outcome) in before.entries where outcome.reads("PASSED") {
      let now = look.item.value(of: test.bytes, in: after)
      guard !hits.areEnough, now?.reads("PASSED") != true else { continue }
      hits.add(
        at: node,
        ["test": test.text, "run": later["id"]?.text ?? "", "found": now?.outcomeWords ?? "is not there"])
    }
  }
}
