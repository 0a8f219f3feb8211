import Documents

/// Collects what a function finds.
struct Hits {
  private(set) var all: [Hit] = []
  /// The item or judgement that is looked at.
  private let root: Node
  /// The judgement that is looked at, in which every finding lies; nil where an item is.
  private let judgement: Node?
  /// The node that is looked at, whose file is that of every other node of its document.
  var given: PlacedNode?

  /// More help nobody, and a hostile item must not make a report of any size.
  private static let most = 250

  init(in root: Node, isJudgement: Bool = false) {
    self.root = root
    judgement = isJudgement ? root : nil
  }

  /// Whether no more are taken.
  var areEnough: Bool { all.count >= Self.most }

  mutating func add(_ hit: Hit) {
    guard all.count < Self.most else { return }
    guard let judgement, hit.file != nil || given.map({ $0.node.storage !== judgement.storage }) ?? false else {
      return all.append(hit)
    }
    all.append(hit.moved(to: home(in: judgement)))
  }

  mutating func add(at node: Node, _ words: [String: String]) {
    guard let given else { return add(PlacedNode(node), words) }
    // What stands in no file of the item is its host's, where nothing can be found.
    let isElsewhere = node.storage !== given.node.storage && node.storage !== root.storage && judgement == nil
    let isBeside = node.storage === given.node.storage
    add(isBeside ? PlacedNode(node, beside: given) : PlacedNode(node, isOfHost: isElsewhere), words)
  }

  mutating func add(_ place: PlacedNode, _ words: [String: String]) {
    var words = words
    if words["value"] == nil { words["value"] = place.node.brief }
    var place = place
    if place.isOfHost { place = given ?? PlacedNode(root) }
    if let judgement, judgement.storage !== place.node.storage { place = PlacedNode(home(in: judgement)) }
    add(Hit(at: place, words))
  }

  /// Where a finding lies that was made in the item that is judged: at the node that is looked at.
  private func home(in judgement: Node) -> Node {
    given.flatMap { $0.node.storage === judgement.storage ? $0.node : nil } ?? judgement
  }
}
