/// Goes through fields in SSH's wire encoding (RFC 4251, section 5): each read gives nil where the bytes end too early.
struct WireFields {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) {
    rest = Array(bytes)[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// As many bytes as are asked for.
  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func byte() -> UInt8? { bytes(1)?.first }

  mutating func number() -> UInt32? {
    bytes(4).map { $0.reduce(0) { $0 << 8 | UInt32($1) } }
  }

  /// A byte string with its length before it.
  mutating func string() -> ArraySlice<UInt8>? {
    guard let length = number() else { return nil }
    return bytes(Int(length))
  }

  /// A byte string that is read as ASCII text.
  mutating func text() -> String? {
    string().flatMap { $0.allSatisfy { $0 < 0x80 } ? String(decoding: $0, as: UTF8.self) : nil }
  }

  /// The magnitude of a positive `mpint`, without leading zeros; nil for zero, for a negative number, and for one that
  /// is not written in its shortest form, so that no number has two encodings.
  mutating func magnitude() -> ArraySlice<UInt8>? {
    guard let bytes = string(), let first = bytes.first, first < 0x80 else { return nil }
    guard first == 0 else { return bytes }
    guard let second = bytes.dropFirst().first, second >= 0x80 else { return nil }
    return bytes.dropFirst()
  }
}

extension [UInt8] {
  /// Appends a byte string with its length before it (RFC 4251, section 5).
  mutating func append(string: some Collection<UInt8>) {
    append(number: UInt32(string.count))
    append(contentsOf: string)
  }

  /// Appends a number of four bytes, the highest first.
  mutating func append(number: UInt32) {
    for shift: UInt32 in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}
