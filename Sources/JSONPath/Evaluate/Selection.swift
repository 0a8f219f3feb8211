import Documents

/// What a query has selected so far.
struct Selection {
  private(set) var nodes: [Node] = []
  private(set) var count = 0
  /// The first node; -1 where there is none.
  private(set) var first = -1
  private let most: Int
  private let keepsNodes: Bool

  /// - Parameters:
  ///   - most: with so many nodes the question is answered.
  ///   - keepsNodes: whether anybody asks for more than their number and the first.
  init(most: Int, keepsNodes: Bool = false) {
    self.most = most
    self.keepsNodes = keepsNodes
  }

  /// Adds a node; whether more are wanted.
  mutating func add(_ index: Int, _ storage: Document.Storage) -> Bool {
    if count == 0 { first = index }
    count += 1
    if keepsNodes { nodes.append(Node(storage: storage, index: index)) }
    return count < most
  }
}
