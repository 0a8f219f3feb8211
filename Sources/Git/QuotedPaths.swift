/// The list of paths in `GIT_ALTERNATE_OBJECT_DIRECTORIES`: divided by colons; a path in double quotes is written like
/// a C string (git's `quote.c`).
enum QuotedPaths {
  /// The paths that are quoted, unquoted; those that are not are left out.
  static func quoted(in list: String) -> [String] {
    var paths: [String] = []
    var bytes = Array(list.utf8)[...]
    while let first = bytes.first {
      if first == UInt8(ascii: "\"") {
        bytes = bytes.dropFirst()
        if let path = unquote(&bytes) { paths.append(String(decoding: path, as: UTF8.self)) }
      } else {
        bytes = bytes.drop { $0 != UInt8(ascii: ":") }
      }
      bytes = bytes.dropFirst()
    }
    return paths
  }

  /// Reads up to the closing quote; nil where there is none.
  private static func unquote(_ bytes: inout ArraySlice<UInt8>) -> [UInt8]? {
    var path: [UInt8] = []
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return path
      case UInt8(ascii: "\\"):
        guard let escaped = escape(&bytes) else { return nil }
        path.append(escaped)
      default: path.append(byte)
      }
    }
    return nil
  }

  private static func escape(_ bytes: inout ArraySlice<UInt8>) -> UInt8? {
    guard let byte = bytes.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "a"): return 7
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "v"): return 11
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
    case 0x30...0x33:
      let digits = bytes.prefix(2)
      guard digits.count == 2, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
      bytes = bytes.dropFirst(2)
      return digits.reduce(byte - 0x30) { $0 << 3 | ($1 - 0x30) }
    default: return nil
    }
  }
}
