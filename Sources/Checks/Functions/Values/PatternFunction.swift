import Documents

/// A text holds the pattern `match`, and does not hold the pattern `not_match` (ECMA-262, found anywhere in the text).
///
/// With `of`, every line of those texts is looked at by itself for `not_match`, and `match` must stand in one of them;
/// where a file cannot be read, nothing is found.
struct PatternFunction: CheckFunction {
  static let name = "pattern"
  static let words: Set<String> = []

  private let match: String?
  private let notMatch: String?
  private let excerpts: [Excerpt]?

  init(_ options: inout OptionReading) {
    match = options.pattern("match")
    notMatch = options.pattern("not_match")
    excerpts = options.excerpts("of")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    if let excerpts {
      guard look.canRead(excerpts, at: node) else { return }
      return inspect(look.lines(of: excerpts, at: node), at: node, in: look, &hits)
    }
    guard node.kind != .sequence, node.kind != .mapping, !node.isNull else { return }
    if let match, !look.matches(match, node.bytes) { hits.add(at: node, [:]) }
    if let notMatch, look.matches(notMatch, node.bytes) { hits.add(at: node, [:]) }
  }

  private func inspect(_ lines: [PlacedLine], at node: Node, in look: Look, _ hits: inout Hits) {
    if let match, !lines.contains(where: { look.matches(match, $0.text) }) { hits.add(at: node, [:]) }
    guard let notMatch else { return }
    for line in lines where look.matches(notMatch, line.text) {
      let words = ["value": String(decoding: line.trimmed, as: UTF8.self)]
      hits.add(line.file.map { Hit(in: $0, line: line.line, words) } ?? Hit(at: PlacedNode(node), words))
    }
  }
}
