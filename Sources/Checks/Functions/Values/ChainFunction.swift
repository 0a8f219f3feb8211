import Documents

/// Links fit together: of what `of` selects, each one's `from` is the `to` of the one before, the first one's `from` is
/// `first`, and the last one's `to` is `last` (queries from each link, and from the item).
struct ChainFunction: CheckFunction {
  static let name = "chain"
  static let words: Set<String> = ["expected", "neighbour"]

  private let links: [Excerpt]
  private let (from, to): (Selection, Selection)
  private let (first, last): (Selection?, Selection?)

  init(_ options: inout OptionReading) {
    links = options.excerpts("of") ?? []
    from = options.selection("from") ?? .given
    to = options.selection("to") ?? .given
    first = options.selection("first")
    last = options.selection("last")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    var end = first.flatMap { look.nodes(of: $0, at: node).first }
    var neighbour = "the beginning"
    let links = look.nodes(of: links, at: node)
    for link in links {
      let start = look.nodes(of: from, at: link.node).first
      if let start, let end, start.bytes != end.bytes {
        hits.add(PlacedNode(start, in: link.file), ["expected": end.text, "neighbour": neighbour])
      }
      end = look.nodes(of: to, at: link.node).first
      neighbour = "the one before"
    }
    guard !links.isEmpty, let end, let last = last.flatMap({ look.nodes(of: $0, at: node).first }) else { return }
    guard end.bytes != last.bytes else { return }
    hits.add(at: last, ["expected": end.text, "neighbour": "the last one"])
  }
}
