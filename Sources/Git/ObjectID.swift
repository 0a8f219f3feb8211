internal import CLibgit2

/// The name of a git object: its SHA-1, twenty bytes, kept in place.
package struct ObjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The length in bytes. Repositories with SHA-256 names are refused when they are opened.
  package static let length = 20

  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt32 = 0

  /// Reads a name from its raw bytes; nil where there are too few.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.length else { return nil }
    for (index, byte) in bytes.enumerated() {
      switch index {
      case 0..<8: first = first << 8 | UInt64(byte)
      case 8..<16: second = second << 8 | UInt64(byte)
      default: third = third << 8 | UInt32(byte)
      }
    }
  }

  /// Reads forty lower-case hexadecimal digits, and nothing else.
  package init?(hex: some StringProtocol) {
    // A check reads some ids of each file: one by one the digits of a text of any kind cost ten times as much.
    guard let id = hex.utf8.withContiguousStorageIfAvailable({ Self(digits: $0) }) else {
      self.init(hex: String(decoding: Array(hex.utf8), as: UTF8.self))
      return
    }
    guard let id else { return nil }
    self = id
  }

  private init?(digits: UnsafeBufferPointer<UInt8>) {
    var count = 0
    for byte in digits {
      guard let digit = Self.value(byte) else { return nil }
      switch count {
      case 0..<16: first = first << 4 | UInt64(digit)
      case 16..<32: second = second << 4 | UInt64(digit)
      default: third = third << 4 | UInt32(digit)
      }
      count += 1
    }
    guard count == Self.length * 2 else { return nil }
  }

  /// The name that git gives to a file's content.
  package static func blob(_ bytes: [UInt8]) -> ObjectID? {
    guard (try? Library.start()) != nil else { return nil }
    var oid = git_oid()
    let status = bytes.withUnsafeBytes { git_odb_hash(&oid, $0.baseAddress, $0.count, GIT_OBJECT_BLOB) }
    return status == 0 ? ObjectID(oid) : nil
  }

  init(_ oid: git_oid) {
    var oid = oid
    withUnsafeBytes(of: &oid.id) { raw in
      first = UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self))
      second = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      third = UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    }
  }

  init(raw bytes: UnsafeRawBufferPointer) {
    first = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
    second = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    third = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
  }

  var oid: git_oid {
    var oid = git_oid()
    withUnsafeMutableBytes(of: &oid.id) { raw in
      raw.storeBytes(of: first.bigEndian, as: UInt64.self)
      raw.storeBytes(of: second.bigEndian, toByteOffset: 8, as: UInt64.self)
      raw.storeBytes(of: third.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return oid
  }

  /// In the order of the hexadecimal names.
  package static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.first, left.second, left.third) < (right.first, right.second, right.third)
  }

  /// Whether all bytes are zero, which stands for no object.
  package var isZero: Bool { first == 0 && second == 0 && third == 0 }

  /// The name in lower-case hex.
  package var description: String {
    String(unsafeUninitializedCapacity: Self.length * 2) { buffer in
      var oid = oid
      withUnsafeBytes(of: &oid.id) { raw in
        for (index, byte) in raw.enumerated() {
          buffer[index * 2] = Self.digit(byte >> 4)
          buffer[index * 2 + 1] = Self.digit(byte & 15)
        }
      }
      return Self.length * 2
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}
