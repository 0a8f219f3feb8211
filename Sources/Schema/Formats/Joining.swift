/// How letters of cursive scripts join their neighbours: as much of Unicode's joining types as RFC 5892, appendix A.1,
/// needs to place a zero width non-joiner.
enum Joining {
  private enum Kind {
    /// Joins on both sides.
    case dual
    /// Joins only what stands before it.
    case right
    case transparent
    case none
  }

  /// Whether the characters on both sides would join each other if nothing stood between.
  static func isBetweenJoining(_ index: Int, _ label: [Unicode.Scalar]) -> Bool {
    let before = label[..<index].last { kind($0) != .transparent }
    let after = label[(index + 1)...].first { kind($0) != .transparent }
    guard let before, let after, kind(before) == .dual else { return false }
    return kind(after) == .dual || kind(after) == .right
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    if scalar.isMark { return .transparent }
    guard scalar.properties.generalCategory == .otherLetter || scalar.properties.generalCategory == .modifierLetter
    else {
      return .none
    }
    switch scalar.value {
    case 0x621, 0x674: return .none
    case 0x622...0x625, 0x627, 0x629, 0x62F...0x632, 0x648, 0x671...0x673, 0x675...0x677, 0x688...0x699: return .right
    case 0x6C0, 0x6C3...0x6CB, 0x6CD, 0x6CF, 0x6D2, 0x6D3, 0x6D5, 0x6EE, 0x6EF: return .right
    case 0x710, 0x715...0x719, 0x71E, 0x728, 0x72A, 0x72C, 0x72F, 0x74D: return .right
    case 0x759...0x75B, 0x76B, 0x76C, 0x771, 0x773, 0x774, 0x778, 0x779: return .right
    case 0x8AA...0x8AC, 0x8AE, 0x8B1, 0x8B2, 0x8B9: return .right
    case 0x620...0x77F, 0x7CA...0x7EA, 0x8A0...0x8C8, 0x1820...0x1878, 0xA840...0xA871, 0x1E900...0x1E943: return .dual
    default: return .none
    }
  }
}
