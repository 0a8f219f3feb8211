import Documents

/// An example item that ships with the program, as text.
struct ExampleItem {
  private let bytes: [UInt8]
  private let root: Node

  /// - Returns: nil where the bytes are no document; a test reads every example that ships.
  init?(_ bytes: [UInt8], as format: Format) {
    guard let document = Document.read(bytes, as: format).document else { return nil }
    self.bytes = bytes
    root = document.root
  }

  /// The text with one person in the place of everybody who wrote the item or a part of it; no other byte changes.
  ///
  /// In the types that ship, people stand in the list `authors` and, for a part such as an answer, under `author`.
  func written(by person: String) -> [UInt8] {
    var spans = parts().map { span(from: $0, to: $0) }
    let authors = root["authors"].map { Array($0.elements) } ?? []
    if let first = authors.first, let last = authors.last { spans.append(span(from: first, to: last)) }
    var text = bytes
    let name = Array(Value.string(person).inYAML.utf8)
    for span in spans.sorted(by: { $0.lowerBound > $1.lowerBound }) { text.replaceSubrange(span, with: name) }
    return text
  }

  /// Every text that stands under `author`.
  private func parts() -> [Node] {
    root.storage.records.indices.compactMap { index in
      let node = Node(storage: root.storage, index: index)
      guard node.kind == .mapping, let author = node["author"], author.string != nil else { return nil }
      return author
    }
  }

  /// The bytes from the beginning of one id to the end of another; an id is one line without escapes.
  private func span(from first: Node, to last: Node) -> Range<Int> {
    let quotes = last.style == .plain ? 0 : 2
    return offset(of: first.mark)..<offset(of: last.mark) + last.count + quotes
  }

  private func offset(of mark: Mark) -> Int {
    var line = 1
    var start = 0
    while line < mark.line, let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      start = end + 1
      line += 1
    }
    // Columns count characters: all bytes but those that continue one.
    var column = 1
    while column < mark.column {
      start += 1
      if bytes[start] & 0xC0 != 0x80 { column += 1 }
    }
    return start
  }
}
