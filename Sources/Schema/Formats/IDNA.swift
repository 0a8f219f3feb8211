/// Which labels a host name may have: IDNA 2008 (RFC 5891, chapter 4), and LDH labels of ASCII (RFC 5890, 2.3.1).
///
/// That a label is in Unicode's normal form C is not looked at.
enum IDNA {
  /// Whether each label is allowed, and all of them are allowed together.
  static func areLabels(_ labels: [[Unicode.Scalar]]) -> Bool {
    var decoded: [[Unicode.Scalar]] = []
    var length = labels.count - 1
    for label in labels {
      guard let (scalars, size) = Self.label(label) else { return false }
      decoded.append(scalars)
      length += size
    }
    guard length <= 253 else { return false }
    // A name with any letter that runs from right to left binds its other labels too (RFC 5893, chapter 2).
    guard decoded.contains(where: { $0.contains { Direction(of: $0).runsLeft } }) else { return true }
    return decoded.allSatisfy { Direction.isAllowed($0) }
  }

  /// The label as people read it, with its length in ASCII; nil where it is not allowed.
  private static func label(_ label: [Unicode.Scalar]) -> ([Unicode.Scalar], Int)? {
    guard let first = label.first, first != "-", label.last != "-" else { return nil }
    guard label.allSatisfy(\.isASCII) else {
      guard isAllowed(label), let encoded = Punycode.encoded(label), encoded.count <= 59 else { return nil }
      return (label, encoded.count + 4)
    }
    guard label.count <= 63, label.allSatisfy({ $0.isASCIILetter || $0.isDecimalDigit || $0 == "-" }) else {
      return nil
    }
    let lower = label.map { Unicode.Scalar(UInt8($0.value) | ($0.isASCIILetter ? 0x20 : 0)) }
    guard label.count >= 4, label[2] == "-", label[3] == "-" else { return (lower, label.count) }
    // Labels with two hyphens there are for encodings, of which this is the only one.
    guard lower.starts(with: "xn--".unicodeScalars), let decoded = Punycode.decoded(Array(lower.dropFirst(4))),
      !decoded.allSatisfy(\.isASCII), isAllowed(decoded), let again = Punycode.encoded(decoded),
      again.elementsEqual(lower.dropFirst(4))
    else { return nil }
    return (decoded, label.count)
  }

  /// Whether a label with characters beyond ASCII is a U-label.
  private static func isAllowed(_ label: [Unicode.Scalar]) -> Bool {
    guard let first = label.first, first != "-", label.last != "-", !first.isMark else { return false }
    if label.count >= 4, label[2] == "-", label[3] == "-" { return false }
    return label.indices.allSatisfy { IDNACharacter.isAllowed(at: $0, in: label) }
  }
}

extension Unicode.Scalar {
  /// Whether the character combines with the one before.
  var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
