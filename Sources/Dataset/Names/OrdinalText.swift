extension StringProtocol {
  /// The number of an attempt or of a round of reviews, from 1 to 9,999; nil for everything else.
  ///
  /// There is one way to write it, without a sign or leading zeros. No folder holds more of them, and whatever is added
  /// to such a number stays far from where arithmetic ends.
  package var ordinal: Int? {
    guard (1...4).contains(utf8.count), utf8.allSatisfy({ (0x30...0x39).contains($0) }), utf8.first != 0x30 else {
      return nil
    }
    return Int(self)
  }
}
