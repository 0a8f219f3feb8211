/// What the text of a cue says: its words without tags, who says them, and of what kind they are.
struct CueText {
  /// The words, their lines as in the file, tags left out and character references resolved.
  private(set) var words: [UInt8] = []
  /// The name in the first voice tag, `<v Name>`; empty where there is none.
  private(set) var voice: [UInt8] = []
  /// The first class of the first class tag, `<c.kind>`; empty where there is none.
  private(set) var kind: [UInt8] = []

  init(_ lines: [ArraySlice<UInt8>]) {
    for (number, line) in lines.enumerated() {
      if number > 0 { words.append(0x0A) }
      add(line)
    }
  }

  /// Tags may not run over the end of a line.
  private mutating func add(_ line: ArraySlice<UInt8>) {
    var rest = line
    while let byte = rest.first {
      if byte == UInt8(ascii: "<"), let close = rest.firstIndex(of: UInt8(ascii: ">")) {
        read(tag: rest[(rest.startIndex + 1)..<close])
        rest = rest[(close + 1)...]
      } else if let (length, text) = reference(rest) {
        words += text
        rest = rest.dropFirst(length)
      } else if byte == UInt8(ascii: "<") {
        // Without its end it is no tag, nor is any behind it.
        words += rest
        return
      } else {
        words.append(byte)
        rest = rest.dropFirst()
      }
    }
  }

  private mutating func read(tag: ArraySlice<UInt8>) {
    let name = tag.prefix { $0 != 0x20 && $0 != 0x09 }
    let parts = name.split(separator: UInt8(ascii: "."))
    if parts.first?.elementsEqual("v".utf8) == true, voice.isEmpty {
      voice = Array(tag[name.endIndex...].drop { $0 == 0x20 || $0 == 0x09 })
    } else if parts.first?.elementsEqual("c".utf8) == true, parts.count > 1, kind.isEmpty {
      kind = Array(parts[1])
    }
  }

  private static let references: [(String, String)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{A0}"), ("&lrm;", "\u{200E}"), ("&rlm;", "\u{200F}"),
  ]

  /// The character reference that a text begins with: how long it is, and what it stands for.
  private func reference(_ text: ArraySlice<UInt8>) -> (Int, String.UTF8View)? {
    guard text.first == UInt8(ascii: "&") else { return nil }
    return Self.references.first { text.starts(with: $0.0.utf8) }.map { ($0.0.utf8.count, $0.1.utf8) }
  }
}
