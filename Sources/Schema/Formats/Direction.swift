/// Which way a character of a label runs: as much of Unicode's bidirectional classes as RFC 5893 needs for the
/// characters that IDNA allows.
enum Direction {
  /// A letter that runs from left to right.
  case left
  /// A letter that runs from right to left.
  case right
  /// A European digit.
  case european
  /// An Arabic-Indic digit.
  case arabic
  /// A mark that takes the direction of its letter.
  case mark
  case neutral

  init(of scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: self = .mark
    case .decimalNumber: self = Self.digit(scalar.value)
    case .format, .dashPunctuation, .otherPunctuation: self = .neutral
    default: self = Self.isRightToLeft(scalar.value) ? .right : .left
    }
  }

  private static func digit(_ value: UInt32) -> Direction {
    switch value {
    case 0x30...0x39, 0x6F0...0x6F9: .european
    case 0x660...0x669, 0x10D30...0x10D39: .arabic
    default: isRightToLeft(value) ? .right : .left
    }
  }

  /// The blocks whose scripts run from right to left.
  private static func isRightToLeft(_ value: UInt32) -> Bool {
    switch value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  /// Whether a character makes a name one that runs in both directions.
  var runsLeft: Bool { self == .right || self == .arabic }

  /// Whether a label keeps to one direction (RFC 5893, chapter 2, rules 1 to 6).
  static func isAllowed(_ label: [Unicode.Scalar]) -> Bool {
    let directions = label.map { Direction(of: $0) }
    let last = directions.last { $0 != .mark }
    switch directions.first {
    case .right:
      guard !directions.contains(.left), !(directions.contains(.european) && directions.contains(.arabic)) else {
        return false
      }
      return last == .right || last == .european || last == .arabic
    case .left:
      return !directions.contains(where: \.runsLeft) && (last == .left || last == .european)
    default: return false
    }
  }
}
