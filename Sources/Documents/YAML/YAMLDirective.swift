/// Finds directives (`%YAML`, `%TAG`) without libyaml, which takes a time that grows with the square of their number.
enum YAMLDirective {
  /// Where a directive stands with nothing but blank lines, comments and document ends before it; nil where the text
  /// goes on with anything else.
  /// - Parameter from: the lines to skip at the start.
  static func first(in bytes: UnsafeBufferPointer<UInt8>, from skipped: Int) -> Mark? {
    var line = 1
    var index = 0
    while index < bytes.count {
      let end = endOfLine(bytes, index)
      if line > skipped {
        if bytes[index] == UInt8(ascii: "%") { return Mark(line: line, column: 1) }
        guard isPassedOver(bytes[index..<end]) else { return nil }
      }
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      index = isPair ? end + 2 : end + 1
      line += 1
    }
    return nil
  }

  private static func endOfLine(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }

  private static func isPassedOver(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    if line.starts(with: "...".utf8) { return true }
    let text = line.drop { $0 == 0x20 || $0 == 0x09 }
    return text.isEmpty || text.first == UInt8(ascii: "#")
  }
}
