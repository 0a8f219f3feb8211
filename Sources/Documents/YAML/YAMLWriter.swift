/// Writes YAML in its canonical form: two spaces for each level, literal blocks for texts of several lines, quotes
/// where a reader could be mistaken, comments where they were.
struct YAMLWriter {
  var bytes: [UInt8] = []
  /// Whether the last thing written is a block scalar that keeps the blank lines behind it: none may be added.
  var keepsBlanks = false

  /// Lines are kept within this many columns where the text allows it.
  static let width = 120
  /// A list that nobody laid out goes on one line within this many columns.
  static let shortWidth = 80

  /// Writes a whole document.
  /// - Parameters:
  ///   - header: comments above everything, which stay there however the keys are ordered.
  ///   - below: comments behind everything.
  ///   - behind: the comment behind a document of one scalar.
  static func write(
    _ draft: Draft, header: [Draft.Remark] = [], below: [Draft.Remark] = [], behind: Draft.Trailing? = nil
  ) -> [UInt8] {
    var writer = YAMLWriter()
    writer.remarks(header, indent: 0)
    let standsApart = header.contains { !Modeline.isModeline($0.text) }
    if draft.parts.isEmpty {
      _ = writer.inline(draft, indent: 0)
      writer.end(behind)
    } else {
      writer.parts(of: draft, indent: 0, isApart: standsApart)
    }
    writer.remarks(below, indent: 0)
    return writer.bytes
  }

  mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func spaces(_ count: Int) { bytes.append(contentsOf: [UInt8](repeating: 0x20, count: count)) }

  mutating func newLine() { bytes.append(0x0A) }

  /// Ends a line, with the comment behind it.
  mutating func end(_ comment: Draft.Trailing?) {
    if let comment {
      let used = comment.column == nil ? 0 : bytes.suffix(column).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
      spaces(max(1, (comment.column ?? 0) - 1 - used))
      text(comment.text)
    }
    if bytes.last != 0x0A { newLine() }
  }

  private mutating func blankLine() {
    if !bytes.isEmpty, !keepsBlanks { newLine() }
  }

  private mutating func remarks(_ remarks: [Draft.Remark], indent: Int, first: Bool = false) {
    for (index, remark) in remarks.enumerated() {
      if remark.isAfterBlank, !(first && index == 0) { blankLine() }
      spaces(indent)
      text(remark.text)
      newLine()
      keepsBlanks = false
    }
  }
}

extension YAMLWriter {
  /// Writes the parts of a collection, each on its lines.
  /// - Parameters:
  ///   - isCompact: the first part goes on with the line that was begun.
  ///   - isApart: a blank line goes before the first part, whether it has one or not.
  private mutating func parts(of draft: Draft, indent: Int, isCompact: Bool = false, isApart: Bool = false) {
    let isRoot = indent == 0 && !isCompact
    for (index, part) in draft.parts.enumerated() {
      let isFirst = index == 0
      if isFirst, isApart { blankLine() }
      let hasNoBlank = isFirst && (isApart || !isRoot)
      let above = above(part, in: draft, indent)
      remarks(above, indent: indent, first: hasNoBlank)
      if part.notes.isAfterBlank, !(hasNoBlank && above.isEmpty) { blankLine() }
      keepsBlanks = false
      if !(isFirst && isCompact) { spaces(indent) }
      if case .mapping = draft.content { entry(part, indent) } else { element(part, indent) }
    }
  }

  /// The comments above a part. A comment behind the dash of an element that begins a collection goes there too: behind
  /// the dash it would belong to what comes first in the collection.
  private func above(_ part: Draft.Part, in draft: Draft, _ indent: Int) -> [Draft.Remark] {
    guard case .list = draft.content, let behind = part.notes.behind else { return part.notes.above }
    if part.value.parts.isEmpty || flow(part.value, column: indent + 2) != nil { return part.notes.above }
    return part.notes.above + [Draft.Remark(behind)]
  }

  private mutating func element(_ part: Draft.Part, _ indent: Int) {
    text("-")
    if let isBlock = inlineValue(part, indent) {
      remarks(part.notes.below, indent: isBlock ? indent : indent + 2)
    } else if above(part.value.parts[0], in: part.value, indent + 2).isEmpty {
      text(" ")
      parts(of: part.value, indent: indent + 2, isCompact: true)
      remarks(part.notes.below, indent: indent + 2)
    } else {
      newLine()
      parts(of: part.value, indent: indent + 2)
      remarks(part.notes.below, indent: indent + 2)
    }
  }

  private mutating func entry(_ part: Draft.Part, _ indent: Int) {
    key(part.key, indent)
    if let isBlock = inlineValue(part, indent) {
      remarks(part.notes.below, indent: isBlock ? indent : indent + 2)
    } else {
      end(part.notes.behind)
      parts(of: part.value, indent: indent + 2)
      remarks(part.notes.below, indent: indent + 2)
    }
  }

  /// No reader has to take a key of more characters without a `?` before it.
  private static let longestKey = 1000

  private mutating func key(_ key: String, _ indent: Int) {
    let key = Self.quoted(YAMLText(key), inFlow: false)
    if key.utf8.count > Self.longestKey {
      text("? " + key)
      newLine()
      spaces(indent)
      text(":")
    } else {
      text(key + ":")
    }
  }

  /// Writes the value of a part on the line that was begun, and what follows of it below; gives whether it is a block
  /// scalar. Nil, and nothing written, where the value is a collection that goes below.
  private mutating func inlineValue(_ part: Draft.Part, _ indent: Int) -> Bool? {
    guard part.value.parts.isEmpty else {
      guard let flow = flow(part.value, column: column + 1) else { return nil }
      text(" " + flow)
      end(part.notes.behind)
      return false
    }
    text(" ")
    let isBlock = inline(part.value, indent: indent, behind: part.notes.behind)
    if !isBlock { end(part.notes.behind) }
    return isBlock
  }

  /// The columns that the current line takes so far.
  var column: Int {
    bytes.count - (bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
  }
}
