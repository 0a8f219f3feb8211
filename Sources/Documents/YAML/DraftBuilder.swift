/// Puts a document and its comments together again: each comment goes to the part that it stands at.
struct DraftBuilder {
  private let scan: CommentScan
  private let trace: Trace
  private let order: KeyOrder
  /// The next comment, and the next dash, in the order of the text.
  private var comment = 0
  private var dash = 0

  /// A document as it is to be written.
  struct Result {
    var draft: Draft
    var header: [Draft.Remark]
    var behind: Draft.Trailing?
    var below: [Draft.Remark]
  }

  static func build(_ document: Document, _ scan: CommentScan, trace: Trace, order: KeyOrder) -> Result {
    var builder = DraftBuilder(scan: scan, trace: trace, order: order)
    return builder.build(document.root)
  }

  private init(scan: CommentScan, trace: Trace, order: KeyOrder) {
    self.scan = scan
    self.trace = trace
    self.order = order
  }

  private mutating func build(_ root: Node) -> Result {
    var notes = Draft.Notes()
    let isScalar = !root.isCollection || root.count == 0
    let header = remarks(isScalar ? comments(before: root.mark) : header(root))
    let draft = draft(root, [], notes: &notes)
    var behind: Draft.Trailing?
    if let next, next.place == .trailing, draft.parts.isEmpty {
      behind = Draft.Trailing(text: next.text, column: nil)
      comment += 1
    }
    if let comment = notes.behind { notes.above.append(Draft.Remark(comment)) }
    let rest = remarks(scan.comments.count - comment)
    return Result(draft: draft, header: header + notes.above, behind: behind, below: notes.below + rest)
  }

  /// How many of the comments above the root's first part belong to the file: the modeline, and what a blank line
  /// separates from the part.
  private func header(_ root: Node) -> Int {
    let above = scan.comments[..<comments(before: root.mark)]
    var count = above.prefix { Modeline.isModeline($0.text) }.count
    for (index, comment) in above.enumerated() where scan.blankLines.contains(comment.mark.line + 1) {
      count = max(count, index + 1)
    }
    return count
  }

  // MARK: Comments

  private var next: Comment? { comment < scan.comments.count ? scan.comments[comment] : nil }

  /// How many of the next comments stand before a place.
  private func comments(before mark: Mark) -> Int {
    scan.comments[comment...].prefix { $0.mark < mark }.count
  }

  /// Takes the next comments as lines of their own.
  private mutating func remarks(_ count: Int) -> [Draft.Remark] {
    defer { comment += count }
    return scan.comments[comment..<(comment + count)].map {
      Draft.Remark(text: $0.text, isAfterBlank: $0.place == .ownLine && scan.blankLines.contains($0.mark.line - 1))
    }
  }

  /// Takes the comments before a place that stand behind something.
  private mutating func takeTrailing(before mark: Mark, _ notes: inout Draft.Notes, inFlow: Bool) {
    while let next, next.place == .trailing, next.mark < mark {
      let column = next.isAligned && !inFlow ? Int(next.mark.column) : nil
      notes.add(behind: Draft.Trailing(text: next.text, column: column))
      comment += 1
    }
  }

  /// Where the next node or dash begins behind `node`.
  private func limit(behind node: Node) -> Mark {
    let end = Int(node.record.next)
    let following = end < node.storage.records.count ? node.storage.records[end].mark : Self.never
    return dash < scan.dashes.count ? min(following, scan.dashes[dash]) : following
  }

  private static let never = Mark(line: Int(Int32.max), column: 1)
}

extension DraftBuilder {
  private mutating func draft(_ node: Node, _ path: [String], notes: inout Draft.Notes) -> Draft {
    guard node.isCollection else {
      return Draft(.scalar(Value(node)), node.style == .folded ? .folded : .block)
    }
    guard node.style == .json else { return Draft(content(node, path, bracket: nil), .block) }
    let bracket = trace.ends[node.index] ?? Self.never
    takeTrailing(before: node.firstInside ?? bracket, &notes, inFlow: true)
    let content = content(node, path, bracket: bracket)
    takeTrailing(before: bracket, &notes, inFlow: true)
    notes.below += remarks(comments(before: bracket))
    return Draft(content, .flow)
  }

  /// - Parameter bracket: where a collection in brackets ends; nil for others.
  private mutating func content(_ node: Node, _ path: [String], bracket: Mark?) -> Draft.Content {
    var parts: [Draft.Part] = []
    for (key, value) in node.entries {
      parts.append(part(key.text, value, at: key.mark, path: path + [key.text], bracket: bracket))
    }
    for (index, element) in node.elements.enumerated() {
      let start = bracket == nil ? nextDash() : nil
      parts.append(part("", element, at: start ?? element.mark, path: path + [String(index)], bracket: bracket))
    }
    return node.kind == .mapping ? .mapping(order.arranged(parts, at: path, key: \.key)) : .list(parts)
  }

  private mutating func nextDash() -> Mark? {
    guard dash < scan.dashes.count else { return nil }
    defer { dash += 1 }
    return scan.dashes[dash]
  }

  /// One part, with the comments from above it to below it.
  private mutating func part(_ key: String, _ value: Node, at mark: Mark, path: [String], bracket: Mark?) -> Draft.Part
  {
    var notes = Draft.Notes()
    notes.above = remarks(comments(before: mark))
    if bracket == nil {
      notes.isAfterBlank = scan.blankLines.contains(mark.line - 1)
      takeIndicated(mark, value, notes: &notes)
    }
    takeTrailing(before: value.mark, &notes, inFlow: bracket != nil)
    if !value.isCollection || value.style == .json { notes.above += remarks(comments(before: value.mark)) }
    let draft = draft(value, path, notes: &notes)
    let limit = min(limit(behind: value), bracket ?? Self.never)
    takeTrailing(before: limit, &notes, inFlow: bracket != nil)
    if bracket == nil {
      let below = scan.comments[comment...].prefix {
        $0.mark < limit && $0.place != .trailing && $0.mark.column > mark.column
      }
      notes.below += remarks(below.count)
    }
    return Draft.Part(key: key, value: draft, notes: notes)
  }

  /// Takes a comment right behind a part's dash: it is about the whole part.
  private mutating func takeIndicated(_ mark: Mark, _ value: Node, notes: inout Draft.Notes) {
    guard let next, next.place == .indicator, next.mark.line == mark.line, next.mark < value.mark else { return }
    notes.above += remarks(1)
  }
}

extension Node {
  fileprivate var isCollection: Bool { kind == .mapping || kind == .sequence }

  /// Where the first node inside a collection begins; nil where it has none.
  fileprivate var firstInside: Mark? {
    record.next > index + 1 ? storage.records[index + 1].mark : nil
  }
}
