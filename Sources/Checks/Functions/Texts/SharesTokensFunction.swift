import Documents

/// Two texts have names in common: at least `minimum` of those of `of` stand in `with` too.
///
/// A name is an identifier of at least four characters, in any language. Where one of the two has no names, nothing is
/// found.
struct SharesTokensFunction: CheckFunction {
  static let name = "shares-tokens"
  static let words: Set<String> = ["count"]

  private let own: [Excerpt]
  private let others: [Excerpt]
  private let minimum: Int

  init(_ options: inout OptionReading) {
    own = options.excerpts("of") ?? [.nodes(.given)]
    others = options.excerpts("with") ?? []
    minimum = options.integer("minimum") ?? 1
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let names = Self.names(in: look.lines(of: own, at: node))
    let known = Self.names(in: look.lines(of: others, at: node))
    guard !names.isEmpty, !known.isEmpty else { return }
    let count = names.intersection(known).count
    guard count < minimum else { return }
    hits.add(at: node, ["count": "\(count)"])
  }

  private static func names(in lines: [PlacedLine]) -> Set<ArraySlice<UInt8>> {
    Set(lines.flatMap { $0.text.names(from: 4) })
  }
}
