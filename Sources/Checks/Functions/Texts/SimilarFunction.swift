import Documents
import Similarity

/// Two texts differ in more than white space: the tokens of `of` are not those of `with`, one by one.
///
/// Where both have the same lines, but one of them stands in another block by its indentation, they differ: in some
/// languages that changes what a program does.
///
/// With `maximum`, a share such as 0.9, they also have no more than that of all runs of five tokens in common (the
/// Jaccard index of the two sets). Texts of fewer than five tokens are only compared as a whole.
///
/// With `but_for: [comments]`, lines that are comments, by how they begin, are left out of both.
struct SimilarFunction: CheckFunction {
  static let name = "similar"
  static let words: Set<String> = ["share"]

  private let own: [Excerpt]
  private let others: [Excerpt]
  private let maximum: Double?
  private let isBesideComments: Bool

  init(_ options: inout OptionReading) {
    own = options.excerpts("of") ?? [.nodes(.given)]
    others = options.excerpts("with") ?? []
    maximum = options.number("maximum")
    isBesideComments = options.texts("but_for").contains("comments")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let (left, right) = (counted(look.lines(of: own, at: node)), counted(look.lines(of: others, at: node)))
    let (one, other) = (left.lazy.flatMap(\.text.tokens), right.lazy.flatMap(\.text.tokens))
    guard one.first(where: { _ in true }) != nil, other.first(where: { _ in true }) != nil else { return }
    if one.elementsEqual(other) {
      guard !Self.differInBlocks(left, right) else { return }
      return hits.add(at: node, ["share": "100"])
    }
    guard let maximum else { return }
    let share = Self.share(Array(one), Array(other))
    guard share > maximum else { return }
    hits.add(at: node, ["share": "\(Int(share * 100))"])
  }

  /// The lines of a text that count.
  private func counted(_ lines: [PlacedLine]) -> [PlacedLine] {
    guard isBesideComments else { return lines }
    var comments = CommentReading()
    return lines.filter { !comments.isComment($0.trimmed) }
  }

  /// Whether a line stands in another block, by its indentation, where the lines are otherwise the same.
  private static func differInBlocks(_ one: [PlacedLine], _ other: [PlacedLine]) -> Bool {
    let (left, right) = (one.filter { !$0.trimmed.isEmpty }, other.filter { !$0.trimmed.isEmpty })
    guard left.count == right.count, zip(left, right).allSatisfy({ $0.text.tokens.elementsEqual($1.text.tokens) })
    else {
      return false
    }
    return depths(of: left) != depths(of: right)
  }

  /// How many blocks each line stands in: wider indentation in another style gives the same.
  private static func depths(of lines: [PlacedLine]) -> [Int] {
    var widths: [Int] = []
    return lines.map { line in
      let width = line.text.prefix { $0 == 0x20 || $0 == 0x09 }.reduce(0) { $1 == 0x09 ? ($0 / 8 + 1) * 8 : $0 + 1 }
      while let last = widths.last, last > width { widths.removeLast() }
      if widths.last != width { widths.append(width) }
      return widths.count
    }
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
