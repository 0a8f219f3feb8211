import Documents

/// Finds phrases in a text as whole words, whatever the case of their letters and wherever lines break.
struct PhraseSearch {
  /// The phrases' words in lower case.
  private let phrases: [[String]]

  /// - Parameter phrases: one a line.
  init(_ phrases: String) {
    self.phrases = phrases.split(separator: "\n").map { Self.words($0).map(\.text) }
  }

  /// The first phrase that the text holds, with the sentence around it; nil where it holds none.
  ///
  /// - Parameter isExcused: whether a phrase does no harm in its sentence.
  func first(in text: String, unless isExcused: (Substring) -> Bool = { _ in false }) -> String? {
    for sentence in Self.sentences(text) where !isExcused(sentence) {
      let words = Self.words(sentence)
      for start in words.indices {
        guard let phrase = phrases.first(where: { Self.stands($0, at: start, in: words) }) else { continue }
        return words[start..<(start + phrase.count)].map(\.text).joined(separator: " ")
      }
    }
    return nil
  }

  private static func stands(_ phrase: [String], at start: Int, in words: [Word]) -> Bool {
    guard start + phrase.count <= words.count else { return false }
    return zip(phrase, words[start...]).allSatisfy { $0 == $1.text && !$1.isQuoted }
  }

  /// Texts end in a full stop, a semicolon, a question or an exclamation mark, or a colon before white space.
  private static func sentences(_ text: String) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    for index in text.indices where ".;?!".contains(text[index]) {
      let next = text.index(after: index)
      guard next == text.endIndex || text[next].isWhitespace, !text[..<next].hasSuffix("e.g.") else { continue }
      sentences.append(text[start..<next])
      start = next
    }
    return sentences + (start < text.endIndex ? [text[start...]] : [])
  }

  /// A word, and whether it stands in quotation marks, where it is spoken of and not used.
  private struct Word {
    let text: String
    let isQuoted: Bool
  }

  private static func words(_ text: some StringProtocol) -> [Word] {
    var words: [Word] = []
    var isQuoted = false
    for piece in text.split(whereSeparator: \.isWhitespace) {
      let opens = piece.first.map { "`\"“".contains($0) } ?? false
      let closes = piece.dropFirst().contains { "`\"”".contains($0) }
      let bare = piece.drop { !$0.isWordPart }
      let word = bare.prefix { $0.isWordPart || ".'’/-".contains($0) }
      words.append(Word(text: Self.trimmed(word).lowercased(), isQuoted: isQuoted || opens))
      if opens { isQuoted = true }
      if closes { isQuoted = false }
    }
    return words
  }

  /// A word without the full stop of its sentence; `e.g.` and `etc.` keep theirs away as well.
  private static func trimmed(_ word: some StringProtocol) -> String {
    String(word).replacing("’", with: "'").trimmingSuffix { !$0.isWordPart }
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber }
}

extension String {
  fileprivate func trimmingSuffix(while isOutside: (Character) -> Bool) -> String {
    guard let last = lastIndex(where: { !isOutside($0) }) else { return "" }
    return String(self[...last])
  }
}
