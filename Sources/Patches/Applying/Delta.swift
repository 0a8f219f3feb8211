/// Instructions that make one file of another, as git's packs hold them: both sizes, then copies out of the old file
/// and bytes of their own.
enum Delta {
  /// The size of the new file; nil where the instructions are too short to say it.
  static func resultSize(_ delta: [UInt8]) -> Int? {
    var place = 0
    guard size(delta, &place) != nil else { return nil }
    return size(delta, &place)
  }

  /// The new file; nil where the instructions are damaged or for another file.
  static func apply(_ delta: [UInt8], to content: [UInt8]) -> [UInt8]? {
    var place = 0
    guard delta.count >= 4, size(delta, &place) == content.count, let size = size(delta, &place) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(min(size, Patch.binaryLimit))
    while place < delta.count {
      let command = delta[place]
      place += 1
      let bytes: ArraySlice<UInt8>
      if command & 0x80 != 0 {
        guard let (start, count) = copy(command, delta, at: &place), start + count <= content.count else { return nil }
        bytes = content[start..<(start + count)]
      } else {
        let count = Int(command)
        guard count > 0, count <= delta.count - place else { return nil }
        bytes = delta[place..<(place + count)]
        place += count
      }
      guard bytes.count <= size - result.count else { return nil }
      result.append(contentsOf: bytes)
    }
    return result.count == size ? result : nil
  }

  /// From where in the old file how much is copied.
  private static func copy(_ command: UInt8, _ delta: [UInt8], at place: inout Int) -> (start: Int, count: Int)? {
    var values = [0, 0]
    for bit in 0..<7 where command & (1 << bit) != 0 {
      guard place < delta.count else { return nil }
      values[bit / 4] |= Int(delta[place]) << (bit % 4 * 8)
      place += 1
    }
    return (values[0], values[1] == 0 ? 0x10000 : values[1])
  }

  /// A number in groups of seven bits, the lowest first.
  private static func size(_ delta: [UInt8], _ place: inout Int) -> Int? {
    var size = 0
    var shift = 0
    while place < delta.count, shift < 56 {
      let byte = delta[place]
      place += 1
      size |= Int(byte & 0x7F) << shift
      shift += 7
      if byte & 0x80 == 0 { return size }
    }
    return nil
  }
}
