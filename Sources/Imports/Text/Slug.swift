extension String {
  /// The text as part of an id: lower-case ASCII letters, digits, `.`, `_` and `-`, everything else as single `-`,
  /// at most 64 bytes, neither beginning nor ending in a mark; empty where nothing is left.
  var slug: String {
    var bytes: [UInt8] = []
    for byte in lowercased().utf8 {
      let isAlphanumeric = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      if isAlphanumeric || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") {
        bytes.append(byte)
      } else if bytes.last != UInt8(ascii: "-") {
        bytes.append(UInt8(ascii: "-"))
      }
    }
    let marks: Set<UInt8> = [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_")]
    var slice = bytes.drop { marks.contains($0) }.prefix(64)
    while let last = slice.last, marks.contains(last) { slice.removeLast() }
    return String(decoding: slice, as: UTF8.self)
  }
}
