import Documents

/// No two of what `of` selects are equal; the later one is found. Nulls, lists and mappings are left alone.
struct UniqueFunction: CheckFunction {
  static let name = "unique"
  static let words: Set<String> = ["line"]

  private let excerpts: [Excerpt]

  init(_ options: inout OptionReading) {
    excerpts = options.excerpts("of") ?? []
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    var first: [[UInt8]: Int32] = [:]
    for place in look.nodes(of: excerpts, at: node) {
      guard place.node.kind != .sequence, place.node.kind != .mapping, !place.node.isNull else { continue }
      let bytes = Array(place.node.bytes)
      if let line = first[bytes] {
        hits.add(place, ["line": "\(line)"])
      } else {
        first[bytes] = place.node.mark.line
      }
    }
  }
}
