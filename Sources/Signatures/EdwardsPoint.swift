/// Points of edwards25519 as Ed25519 keys hold them (RFC 8032, section 5.1.2).
enum EdwardsPoint {
  /// What is wrong with a key's 32 bytes; nil where nothing can be said against them without a signature.
  ///
  /// Under a key of small order one signature fits many messages, and a coordinate beyond the field is another spelling
  /// of a smaller one. Crypto libraries take both.
  static func fault(_ bytes: [UInt8]) -> String? {
    var coordinate = bytes
    coordinate[31] &= 0x7F
    if !isBelowPrime(coordinate) { return "its point is not in canonical form" }
    return smallOrders.contains(coordinate) ? "its point has a small order, so that anybody can sign for it" : nil
  }

  /// Whether a number, the lowest byte first, is below 2^255 - 19.
  private static func isBelowPrime(_ number: [UInt8]) -> Bool {
    number[31] != 0x7F || number[1..<31].contains { $0 != 0xFF } || number[0] < 0xED
  }

  /// The y coordinates of the eight points whose order divides 8, the lowest byte first.
  private static let smallOrders: Set<[UInt8]> = [
    [UInt8](repeating: 0, count: 32),
    [1] + [UInt8](repeating: 0, count: 31),
    [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
    [
      0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0,
      0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05,
    ],
    [
      0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67, 0x0F,
      0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A,
    ],
  ]
}
