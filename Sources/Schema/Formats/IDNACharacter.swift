/// Which characters a U-label may hold, and beside which others (RFC 5892).
enum IDNACharacter {
  /// Allowed whatever the rules say (RFC 5892, 2.6).
  private static let exceptions: Set<Unicode.Scalar> = [
    "\u{DF}", "\u{3C2}", "\u{6FD}", "\u{6FE}", "\u{F0B}", "\u{3007}",
  ]
  /// Refused whatever the rules say (RFC 5892, 2.6).
  private static let refused: Set<Unicode.Scalar> = [
    "\u{640}", "\u{7FA}", "\u{302E}", "\u{302F}", "\u{3031}", "\u{3032}", "\u{3033}", "\u{3034}", "\u{3035}",
    "\u{303B}",
  ]

  static func isAllowed(at index: Int, in label: [Unicode.Scalar]) -> Bool {
    let scalar = label[index]
    if let isInPlace = isInPlace(index, label) { return isInPlace }
    if exceptions.contains(scalar) { return true }
    if refused.contains(scalar) || !isStable(scalar) || isOldJamo(scalar) { return false }
    if scalar.isASCII { return scalar == "-" || scalar.isDecimalDigit || ("a"..."z").contains(scalar) }
    return isLetterOrDigit(scalar)
  }

  /// The letters, digits and marks of all scripts (RFC 5892, 2.1).
  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .decimalNumber, .modifierLetter, .nonspacingMark,
      .spacingMark:
      true
    default: false
    }
  }

  /// Whether mapping leaves the character alone, nothing ignores it, and it is in no block of symbols (2.2 to 2.4).
  private static func isStable(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    guard !properties.changesWhenNFKCCaseFolded, !properties.isDefaultIgnorableCodePoint, !properties.isWhitespace,
      !properties.isNoncharacterCodePoint
    else { return false }
    return switch scalar.value {
    case 0x20D0...0x20FF, 0x1D100...0x1D24F: false
    default: true
    }
  }

  /// The parts of Hangul syllables, which are written as syllables (2.9).
  private static func isOldJamo(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: true
    default: false
    }
  }

  /// Whether a character that depends on others has them beside it (RFC 5892, appendix A); nil for all others.
  private static func isInPlace(_ index: Int, _ label: [Unicode.Scalar]) -> Bool? {
    let before = index > 0 ? label[index - 1] : nil
    let after = index + 1 < label.count ? label[index + 1] : nil
    switch label[index].value {
    case 0x200C: return isAfterVirama(before) || Joining.isBetweenJoining(index, label)
    case 0x200D: return isAfterVirama(before)
    case 0xB7: return before == "l" && after == "l"
    case 0x375: return after.map { (0x370...0x3FF).contains($0.value) || (0x1F00...0x1FFF).contains($0.value) } ?? false
    case 0x5F3, 0x5F4: return before.map { (0x591...0x5F4).contains($0.value) } ?? false
    case 0x30FB: return label.contains(where: isKanaOrHan)
    case 0x660...0x669: return !label.contains { (0x6F0...0x6F9).contains($0.value) }
    case 0x6F0...0x6F9: return !label.contains { (0x660...0x669).contains($0.value) }
    default: return nil
    }
  }

  private static func isAfterVirama(_ before: Unicode.Scalar?) -> Bool {
    before?.properties.canonicalCombiningClass == .virama
  }

  private static func isKanaOrHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF: true
    case 0x3005, 0x3007: true
    default: scalar.properties.isIdeographic
    }
  }
}
