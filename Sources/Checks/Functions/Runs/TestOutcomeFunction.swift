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
  private let key = MemoryKey()

  init(_ options: inout OptionReading) {
    runs = options.selection("runs")
    named = options.excerpts("named")
    outcomes = Set(options.texts("outcome"))
    isAbsenceSilent = options.text("absent") == "silent"
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let runs, node.kind == .string else { return }
    for run in self.runs(runs, at: node, in: look) where !hits.areEnough {
      let name = run["id"]?.text ?? ""
      guard let tests = run["tests"] else {
        if !isAbsenceSilent { addOnce(withoutTests: run, &hits) }
        continue
      }
      guard let outcome = look.item.value(of: node.bytes, in: tests) else {
        if !isAbsenceSilent { hits.add(at: node, ["run": name, "found": "is not"]) }
        continue
      }
      guard !outcomes.contains(outcome.text) else { continue }
      hits.add(at: node, ["run": name, "found": outcome.outcomeWords])
    }
  }

  /// Finds that a run has no tests, and not again for each test that is looked for.
  private func addOnce(withoutTests run: Node, _ hits: inout Hits) {
    var hit = Hit(at: PlacedNode(run))
    guard !hits.all.contains(where: { $0.pointer == hit.pointer && $0.text != nil }) else { return }
    hit.text = "the run `\(run["id"]?.text ?? "")` records no outcome of any test"
    hits.add(hit)
  }

  /// The runs that count, found once for all tests.
  private func runs(_ runs: Selection, at node: Node, in look: Look) -> [Node] {
    guard let named else { return look.nodes(of: runs, at: node) }
    let find = {
      let names = Set(look.nodes(of: named, at: node).map(\.node.bytes))
      return look.nodes(of: runs, at: node).filter { run in run["id"].map { names.contains($0.bytes) } ?? false }
    }
    let isOfItem = runs.origin == .item && named.allSatisfy(\.isOfItem)
    return isOfItem ? look.item.selected(by: key.id, find) : find()
  }
}

extension Node {
  /// What became of a test, in words; an outcome that is no text is none.
  var outcomeWords: String { kind == .string && !bytes.isEmpty ? "is \(text)" : "has no outcome" }
}
