import Documents

/// Everything that `all` selects is among what `by` selects, such as each criterion of a rubric among those that an
/// item answers. What is missing is found where the check looks, one by one; nothing is, where a file is not there.
struct CoversFunction: CheckFunction {
  static let name = "covers"
  static let words: Set<String> = ["missing"]

  private let all: [Excerpt]
  private let present: [Excerpt]

  init(_ options: inout OptionReading) {
    all = options.excerpts("all") ?? []
    present = options.excerpts("by") ?? []
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard look.canRead(present, at: node) else { return }
    let known = Set(look.nodes(of: present, at: node).map { Array($0.node.bytes) })
    for place in look.nodes(of: all, at: node) where !known.contains(Array(place.node.bytes)) {
      hits.add(at: node, ["missing": place.node.text])
    }
  }
}
