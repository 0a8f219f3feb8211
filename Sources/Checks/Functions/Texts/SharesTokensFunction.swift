import Documents

/// Two texts have names in common: at least `minimum` of those of `of` stand in `with` too.
///
/// A name is an identifier of at least four characters, in any language. Where one of the two has no names, nothing is
/// found.
///
/// With `written: as-code`, only names of `of` count that prose does not have, of two characters or more: with `_`, a
/// digit, or a capital behind a small letter, in front of `(`, beside a `.` or `::` that joins two names, or between
/// backticks. Where `of` has none of them, it has none in common.
struct SharesTokensFunction: CheckFunction {
  static let name = "shares-tokens"
  static let words: Set<String> = ["count"]

  private let own: [Excerpt]
  private let others: [Excerpt]
  private let minimum: Int
  private let isOfCode: Bool

  init(_ options: inout OptionReading) {
    own = options.excerpts("of") ?? [.nodes(.given)]
    others = options.excerpts("with") ?? []
    minimum = options.integer("minimum") ?? 1
    isOfCode = options.text("written") == "as-code"
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let lines = look.lines(of: own, at: node)
    let names = Set(lines.flatMap { isOfCode ? $0.text.codeNames : $0.text.names(from: 4) }.map { ByteText($0) })
    guard !names.isEmpty || isOfCode && !lines.isEmpty else { return }
    let least = isOfCode ? 2 : 4
    var (found, hasNames): (Set<ByteText>, Bool) = ([], false)
    for line in look.lines(of: others, at: node) {
      for name in line.text.names(from: least) {
        hasNames = true
        let name = ByteText(name)
        if names.contains(name) { found.insert(name) }
      }
      // Nearly every text has enough of them near its beginning.
      if found.count >= minimum { return }
    }
    guard hasNames else { return }
    let count = found.count
    hits.add(at: node, ["count": "\(count)"])
  }
}
