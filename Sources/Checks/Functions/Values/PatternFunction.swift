import Documents

/// A text holds the pattern `match`, and does not hold the pattern `not_match` (ECMA-262, found anywhere in the text).
struct PatternFunction: CheckFunction {
  static let name = "pattern"
  static let words: Set<String> = []

  private let match: String?
  private let notMatch: String?

  init(_ options: inout OptionReading) {
    match = options.pattern("match")
    notMatch = options.pattern("not_match")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard node.kind != .sequence, node.kind != .mapping else { return }
    if let match, !look.matches(match, node.bytes) { hits.add(at: node, [:]) }
    if let notMatch, look.matches(notMatch, node.bytes) { hits.add(at: node, [:]) }
  }
}
