import Similarity

extension BatchSample {
  /// What was taken of the item, as bytes to be kept; where the item lies is not in it.
  ///
  /// Numbers are little-endian, and what has a length stands behind it.
  package var remembered: [UInt8] {
    var bytes = ByteBuffer()
    bytes.add(UInt32(truncatingIfNeeded: line))
    bytes.add(UInt32(truncatingIfNeeded: column))
    bytes.add(Array(pointer.utf8))
    bytes.add(UInt32(values.count))
    for value in values { bytes.add(value) }
    bytes.add(side)
    bytes.add(number == nil ? 0 : 1)
    bytes.add(UInt32(truncatingIfNeeded: number?.bitPattern ?? 0))
    bytes.add(UInt32(truncatingIfNeeded: (number?.bitPattern ?? 0) >> 32))
    bytes.add(sketch == nil ? 0 : 1)
    bytes.add(words: sketch?.bands ?? [])
    bytes.add(words: sketch?.shingles ?? [])
    return bytes.bytes
  }

  /// Reads what ``remembered`` wrote; nil for anything else.
  ///
  /// - Parameter item: the path of the item's file.
  package init?(remembered bytes: some Collection<UInt8>, of item: String) {
    var reader = ByteReader(Array(bytes))
    guard let line = reader.number(), let column = reader.number(), let pointer = reader.part(),
      let text = String(validating: pointer, as: UTF8.self), let count = reader.number(), count <= reader.left
    else { return nil }
    var values: [[UInt8]] = []
    for _ in 0..<count {
      guard let value = reader.part() else { return nil }
      values.append(value)
    }
    guard let side = reader.part(), let hasNumber = reader.number(), let low = reader.number(),
      let high = reader.number(), let hasSketch = reader.number(), let bands = reader.words(),
      let shingles = reader.words(), reader.left == 0
    else { return nil }
    self.init(
      item: item, judged: nil, line: Int(line), column: Int(column), pointer: text, isOwn: true, isAsked: true,
      values: values, side: side,
      number: hasNumber == 0 ? nil : Double(bitPattern: UInt64(high) << 32 | UInt64(low)),
      sketch: hasSketch == 0 ? nil : Sketch(bands: bands, shingles: shingles))
  }
}

/// Puts numbers and parts behind one another.
private struct ByteBuffer {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: UInt32) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ part: [UInt8]) {
    add(UInt32(part.count))
    bytes += part
  }

  mutating func add(words: [UInt32]) {
    add(UInt32(words.count))
    bytes.reserveCapacity(bytes.count + 4 * words.count)
    for word in words { add(word) }
  }
}

/// Reads them again, and never beyond the end.
private struct ByteReader {
  private let bytes: [UInt8]
  private var place = 0

  var left: Int { bytes.count - place }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func number() -> UInt32? {
    guard left >= 4 else { return nil }
    defer { place += 4 }
    return (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
  }

  mutating func part() -> [UInt8]? {
    guard let count = number(), Int(count) <= left else { return nil }
    defer { place += Int(count) }
    return Array(bytes[place..<place + Int(count)])
  }

  mutating func words() -> [UInt32]? {
    guard let count = number(), Int(count) <= left / 4 else { return nil }
    defer { place += 4 * Int(count) }
    return bytes.withUnsafeBytes { buffer in
      (0..<Int(count)).map {
        UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: place + 4 * $0, as: UInt32.self))
      }
    }
  }
}
