import Documents

/// Collects what a function finds.
struct Hits {
  private(set) var all: [Hit] = []
  /// The node that is looked at, whose file is that of every other node of its document.
  var given: PlacedNode?

  /// More help nobody, and a hostile item must not make a report of any size.
  private static let most = 250

  /// Whether no more are taken.
  var areEnough: Bool { all.count >= Self.most }

  mutating func add(_ hit: Hit) {
    guard all.count < Self.most else { return }
    all.append(hit)
  }

  mutating func add(at node: Node, _ words: [String: String]) {
    let file = given.flatMap { $0.node.storage === node.storage ? $0.file : nil }
    add(PlacedNode(node, in: file), words)
  }

  mutating func add(_ place: PlacedNode, _ words: [String: String]) {
    var words = words
    if words["value"] == nil { words["value"] = place.node.brief }
    add(Hit(at: place, words))
  }
}
