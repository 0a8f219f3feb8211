/// The writing systems of names: UTS 39, section 5.
package enum Script {
  /// Whether a word of a name has letters of more than one writing system, beyond what people write together: Latin
  /// letters among the Chinese, Japanese and Korean ones.
  ///
  /// It is asked of each word, since names have endings: `отчёт.txt` is honest, and `pаper.txt` with a Cyrillic letter
  /// is not.
  package static func isMixed(in name: some StringProtocol) -> Bool {
    guard !name.isASCII else { return false }
    return name.unicodeScalars.split { !$0.isOfWord }.contains { isMixed(Array($0)) }
  }

  private static func isMixed(_ word: [Unicode.Scalar]) -> Bool {
    guard word.contains(where: { !$0.isASCII }) else { return false }
    let systems = word.compactMap { Self.systems(of: $0.value) }
    guard var common = systems.first else { return false }
    for known in systems { common.formIntersection(known) }
    guard common.isEmpty else { return false }
    return !["Jpan", "Hanb", "Kore"].contains { system in
      systems.allSatisfy { $0.contains("Latn") || $0.contains(system) }
    }
  }

  /// The writing systems in which a character is used; nil where it says nothing, as a digit.
  private static func systems(of point: UInt32) -> Set<String>? {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].range.upperBound < point { low = middle + 1 } else { high = middle }
    }
    return low < spans.count && spans[low].range.contains(point) ? spans[low].systems : nil
  }

  private struct Span {
    let range: ClosedRange<UInt32>
    let systems: Set<String>
  }

  /// In the order of their characters.
  private static let spans: [Span] = NameTable(table).records.flatMap { record in
    let systems = Set(record.name.split(separator: " ").map(String.init))
    return record.ranges.map { Span(range: $0, systems: systems) }
  }.sorted { $0.range.lowerBound < $1.range.lowerBound }
}

extension StringProtocol {
  /// Whether the text has nothing beyond ASCII.
  package var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }

  /// The first character that cannot be seen: one that is ignored where it is not known, a blank other than the plain
  /// one, or one whose look nobody has agreed on; nil where there is none.
  package var unseen: Unicode.Scalar? {
    isASCII ? nil : unicodeScalars.first { $0.isUnseen }
  }
}

extension Unicode.Scalar {
  /// Whether the character belongs to a word: a letter, a mark or a number.
  fileprivate var isOfWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  fileprivate var isUnseen: Bool {
    if isASCII { return false }
    if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .privateUse { return true }
    // Beside the blanks: the empty pattern of Braille, the blanks among hieroglyphs, and what stands for an object.
    return properties.generalCategory == .spaceSeparator || [0x2800, 0x13441, 0x13442, 0xFFFC].contains(value)
  }
}
