import Documents

/// A run was made of just the git tree that is looked at: one of `runs` has it as its `tree`, and with `outcome:
/// passing` it ended with status 0, with `outcome: failing` with another.
///
/// With `named`, only the run of that id counts. With `tests`, it also recorded at least one test that PASSED. With
/// `after`, it began no earlier than that time; that there is none at all is then for another check to say.
struct RunOfTreeFunction: CheckFunction {
  static let name = "run-of-tree"
  static let words: Set<String> = ["found", "tree"]

  private let runs: Selection?
  private let tree: Selection
  private let isPassing: Bool?
  private let needsTests: Bool
  private let after: Selection?
  private let named: Selection?

  init(_ options: inout OptionReading) {
    runs = options.selection("runs")
    tree = options.selection("tree") ?? .given
    isPassing = options.text("outcome").map { $0 == "passing" }
    needsTests = options.flag("tests")
    after = options.selection("after")
    named = options.selection("named")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let runs else { return }
    let all: [Node]
    if let named {
      all = look.nodes(of: named, at: node).compactMap { look.run(named: $0, among: runs, at: node) }
      // A name that is not there, or names nothing, is for other checks.
      guard !all.isEmpty else { return }
    } else {
      all = look.nodes(of: runs, at: node)
    }
    let start = after.flatMap { look.nodes(of: $0, at: node).first }.flatMap { Instant($0.bytes) }
    for tree in look.nodes(of: tree, at: node) where tree.kind == .string {
      let own = all.filter { $0["tree"]?.bytes == tree.bytes }
      // That no run looked at it at all is for a check without `after`.
      if start != nil, own.isEmpty { continue }
      guard !own.contains(where: { fits($0, start) }) else { continue }
      hits.add(at: tree, ["found": own.isEmpty ? "no run looked at it" : fault(of: own, start), "tree": tree.text])
    }
  }

  private func fits(_ run: Node, _ start: Instant?) -> Bool { ends(run) && tests(run) && isLater(run, start) }

  private func ends(_ run: Node) -> Bool {
    guard let isPassing else { return true }
    return run["exit_code"]?.number?.isZero == isPassing
  }

  private func tests(_ run: Node) -> Bool {
    guard needsTests else { return true }
    return run["tests"]?.entries.contains { $0.value.reads("PASSED") } ?? false
  }

  private func isLater(_ run: Node, _ start: Instant?) -> Bool {
    guard let start, let began = run["started_at"].flatMap({ Instant($0.bytes) }) else { return true }
    return began >= start
  }

  private func fault(of runs: [Node], _ start: Instant?) -> String {
    let names = runs.map { "`\($0["id"]?.text ?? "")`" }.joined(separator: ", ")
    if runs.allSatisfy({ $0["exit_code"]?.number == nil }) { return "\(names) has no exit status" }
    if !runs.contains(where: ends) { return isPassing == true ? "\(names) failed" : "\(names) passed" }
    if !runs.contains(where: { ends($0) && tests($0) }) { return "no test passed in \(names)" }
    return "\(names) began earlier"
  }
}
