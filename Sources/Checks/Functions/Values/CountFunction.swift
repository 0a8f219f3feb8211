import Documents

/// There are at least `minimum` and at most `maximum` of what `of` selects; or as many as `equals` says, a number of
/// the item.
///
/// Without `of`, the elements of the list that is looked at are counted. With `distinct`, equal ones count once. Of a
/// file that is not there, nothing is counted.
struct CountFunction: CheckFunction {
  static let name = "count"
  static let words: Set<String> = ["count", "wanted"]

  private let excerpts: [Excerpt]?
  private let minimum: Int?
  private let maximum: Int?
  private let equals: Selection?
  private let isDistinct: Bool

  init(_ options: inout OptionReading) {
    excerpts = options.excerpts("of")
    minimum = options.integer("minimum")
    maximum = options.integer("maximum")
    equals = options.selection("equals")
    isDistinct = options.flag("distinct")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let count = count(node, look) else { return }
    if let minimum, count < minimum {
      hits.add(at: node, ["count": "\(count)", "wanted": "at least \(minimum)"])
    }
    if let maximum, count > maximum {
      hits.add(at: node, ["count": "\(count)", "wanted": "at most \(maximum)"])
    }
    for wanted in equals.map({ look.nodes(of: $0, at: node) }) ?? [] {
      guard let number = wanted.number, number != Number(count) else { continue }
      hits.add(at: wanted, ["count": "\(count)", "wanted": wanted.text])
    }
  }

  private func count(_ node: Node, _ look: Look) -> Int? {
    // What should be a list and is none is for the schema to say.
    guard let excerpts else { return node.kind == .sequence ? node.count : nil }
    guard look.canRead(excerpts, at: node) else { return nil }
    let nodes = look.nodes(of: excerpts, at: node)
    return isDistinct ? Set(nodes.map { Array($0.node.bytes) }).count : nodes.count
  }
}
