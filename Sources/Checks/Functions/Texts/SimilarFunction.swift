import Documents

/// Two texts differ in more than white space: the tokens of `of` are not those of `with`, one by one.
///
/// With `maximum`, a share such as 0.9, they also have no more than that of all runs of five tokens in common (the
/// Jaccard index of the two sets). Texts of fewer than five tokens are only compared as a whole.
struct SimilarFunction: CheckFunction {
  static let name = "similar"
  static let words: Set<String> = ["share"]

  private let own: [Excerpt]
  private let others: [Excerpt]
  private let maximum: Double?

  init(_ options: inout OptionReading) {
    own = options.excerpts("of") ?? [.nodes(.given)]
    others = options.excerpts("with") ?? []
    maximum = options.number("maximum")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let one = look.lines(of: own, at: node).flatMap { $0.text.tokens.map { Array($0) } }
    let other = look.lines(of: others, at: node).flatMap { $0.text.tokens.map { Array($0) } }
    guard !one.isEmpty, !other.isEmpty else { return }
    if one == other { return hits.add(at: node, ["share": "100"]) }
    guard let maximum, one.count >= 5, other.count >= 5 else { return }
    let (left, right) = (Self.runs(one), Self.runs(other))
    let share = Double(left.intersection(right).count) / Double(left.union(right).count)
    guard share > maximum else { return }
    hits.add(at: node, ["share": "\(Int(share * 100))"])
  }

  private static func runs(_ tokens: [[UInt8]]) -> Set<[UInt8]> {
    Set((0...(tokens.count - 5)).map { Array(tokens[$0..<($0 + 5)].joined(separator: [0])) })
  }
}
