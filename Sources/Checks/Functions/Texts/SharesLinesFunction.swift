import Documents

/// A text holds less than `share` of the lines of `with`, and fewer than `lines` of them: a task that tells its own
/// solution holds more.
///
/// Lines are compared without the white space around them. Those that say little do not count: fewer than
/// `minimum_length` characters (12 unless it says so), without a letter, or of a kind that `without` names: `url`,
/// `traceback`, `doctest`, `comment` (docstrings too), `declaration` (of functions and types, and what is imported): a
/// task may say what is to be called how. Of a text that is looked at, each line counts that is found anywhere in it.
struct SharesLinesFunction: CheckFunction {
  static let name = "shares-lines"
  static let words: Set<String> = ["count", "share", "line"]

  private let others: [Excerpt]
  private let share: Double?
  private let count: Int?
  private let minimumLength: Int
  private let kinds: Set<String>

  init(_ options: inout OptionReading) {
    others = options.excerpts("with") ?? []
    share = options.number("share")
    count = options.integer("lines")
    minimumLength = options.integer("minimum_length") ?? 12
    kinds = Set(options.texts("without"))
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard node.kind == .string else { return }
    var comments = CommentReading()
    let telling = look.lines(of: others, at: node).map(\.trimmed).filter { line in
      let isComment = comments.isComment(line)
      return isTelling(line) && !(isComment && kinds.contains("comment"))
    }
    guard !telling.isEmpty else { return }
    let own = Set(node.lines.map { Array($0.trimmed) })
    let shared = telling.filter { own.contains(Array($0)) }
    guard let first = shared.first else { return }
    let part = Double(shared.count) / Double(telling.count)
    // Two lines of three say something, one of one only where nothing else is asked.
    let isShare = share.map { part >= $0 && shared.count > 1 } ?? false
    let isCount = count.map { shared.count >= $0 } ?? false
    guard isShare || isCount else { return }
    hits.add(
      at: node,
      [
        "count": "\(shared.count)", "share": "\(Int(part * 100))", "line": String(decoding: first, as: UTF8.self),
        "value": "\(telling.count)",
      ])
  }

  private func isTelling(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count >= minimumLength, line.contains(where: { (0x41...0x5A).contains($0 & 0xDF) }) else { return false }
    if kinds.contains("url"), line.holds("://") { return false }
    if kinds.contains("declaration"), line.isDeclaration { return false }
    if kinds.contains("doctest"), line.starts(with: ">>> ".utf8) || line.starts(with: "... ".utf8) { return false }
    let marks = ["Traceback", "File \"", "at "].map { Array($0.utf8) }
    return !(kinds.contains("traceback") && marks.contains { line.starts(with: $0) })
  }
}

extension ArraySlice<UInt8> {
  /// Whether a text stands somewhere in it.
  func holds(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { part in
      guard let first = part.first else { return true }
      return indices.contains { self[$0] == first && self[$0...].starts(with: part) }
    }
  }
}
