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
    let (left, right) = (look.lines(of: own, at: node), look.lines(of: others, at: node))
    let (one, other) = (left.lazy.flatMap(\.text.tokens), right.lazy.flatMap(\.text.tokens))
    guard one.first(where: { _ in true }) != nil, other.first(where: { _ in true }) != nil else { return }
    if one.elementsEqual(other) { return hits.add(at: node, ["share": "100"]) }
    guard let maximum else { return }
    let share = Self.share(Array(one), Array(other))
    guard share > maximum else { return }
    hits.add(at: node, ["share": "\(Int(share * 100))"])
  }

  /// How many of all runs of five tokens both texts have; zero where one of them is too short for a run.
  private static func share(_ one: [ArraySlice<UInt8>], _ other: [ArraySlice<UInt8>]) -> Double {
    guard one.count >= 5, other.count >= 5 else { return 0 }
    let (left, right) = (runs(one), runs(other))
    return Double(left.intersection(right).count) / Double(left.union(right).count)
  }

  private static func runs(_ tokens: [ArraySlice<UInt8>]) -> Set<[UInt8]> {
    Set((0...(tokens.count - 5)).map { Array(tokens[$0..<($0 + 5)].joined(separator: [0])) })
  }
}
