package import Documents

/// Evaluates queries. It holds compiled patterns, which belong to one worker.
package struct JSONPathEvaluator {
  private let patterns = PatternStore()
  private let steps: Int

  /// So many nodes are looked at by one evaluation: an item of 100,000 nodes, twenty times over.
  package static let steps = 2_000_000

  package init() { self.init(steps: Self.steps) }

  /// - Parameter steps: how many nodes one evaluation may look at.
  package init(steps: Int) { self.steps = steps }

  /// The nodes that a query selects, in the order of RFC 9535, 2.1.2, each as often as it is selected.
  ///
  /// - Parameter root: what `$` stands for; the root of a document, or any other node.
  package mutating func nodes(of query: JSONPath, in root: Node) throws(JSONPathLimit) -> [Node] {
    try select(query, in: root, Selection(most: .max, keepsNodes: true)).nodes
  }

  /// Whether a query selects anything; ends with the first node.
  package mutating func selectsAny(of query: JSONPath, in root: Node) throws(JSONPathLimit) -> Bool {
    try select(query, in: root, Selection(most: 1)).count > 0
  }

  private func select(
    _ query: JSONPath, in root: Node, _ empty: Selection
  ) throws(JSONPathLimit) -> Selection {
    let (program, storage) = (query.program, root.storage)
    var selection = empty
    let limit = storage.records.withUnsafeBufferPointer { records in
      storage.text.withUnsafeBufferPointer { text in
        program.tables.text.withUnsafeBufferPointer { literals in
          var evaluation = Evaluation(
            program: program, source: .init(storage: storage, records: records, text: text, literals: literals),
            root: root.index, store: patterns, steps: steps)
          _ = evaluation.follow(program.main, from: root.index, into: &selection)
          return evaluation.limit
        }
      }
    }
    if let limit { throw limit }
    return selection
  }
}
