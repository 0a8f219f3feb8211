/// The lines of a JSON Lines text (jsonlines.org), read one by one as they are asked for.
///
/// Every line holds one JSON value. Lines end in LF or CRLF; the last one may lack its end. Blank lines count but are
/// passed over. A line that cannot be read has problems and does not keep the next from being read.
package struct JSONLines: Sequence, Sendable {
  /// One line that is not blank.
  package struct Line: Sendable {
    /// The line's number in the text, counted from 1.
    package let number: Int
    /// What came of reading it; its marks have the number as their line.
    package let reading: Reading
  }

  private let bytes: [UInt8]
  private let limits: Limits

  /// - Parameter limits: those of each line, its end not counted.
  package init(_ bytes: [UInt8], limits: Limits = .record) {
    self.bytes = bytes
    self.limits = limits
  }

  package func makeIterator() -> Iterator { Iterator(bytes: bytes, limits: limits) }

  /// Goes through the lines.
  package struct Iterator: IteratorProtocol, Sendable {
    fileprivate let bytes: [UInt8]
    fileprivate let limits: Limits
    /// The bytes before the next line; with the bytes of the text, how far the reading has come.
    package private(set) var offset = 0
    private var number = 0

    fileprivate init(bytes: [UInt8], limits: Limits) {
      self.bytes = bytes
      self.limits = limits
    }

    package mutating func next() -> Line? {
      while offset < bytes.count {
        let line = nextLine()
        guard !isBlank(line) else { continue }
        let reading = bytes.withUnsafeBufferPointer { bytes in
          Document.read(line: number, UnsafeBufferPointer(rebasing: bytes[line]), limits: limits)
        }
        return Line(number: number, reading: reading)
      }
      return nil
    }

    /// Moves on to the next line; gives its bytes without its end.
    private mutating func nextLine() -> Range<Int> {
      let start = offset
      var end = bytes.withUnsafeBufferPointer { bytes in
        bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      }
      offset = end < bytes.count ? end + 1 : end
      number += 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      return start..<end
    }

    private func isBlank(_ line: Range<Int>) -> Bool {
      bytes[line].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
  }
}

extension Document {
  /// Reads one line of a JSON Lines text.
  fileprivate static func read(line: Int, _ bytes: UnsafeBufferPointer<UInt8>, limits: Limits) -> Reading {
    if let refusal = refusal(bytes, as: .json, limits: limits) {
      let problems = refusal.problems.map {
        Problem($0.code, at: Mark(line: line, column: Int($0.mark.column)), detail: $0.detail)
      }
      return Reading(draft: nil, problems: problems)
    }
    return JSONReader.read(bytes, limits: limits, line: line)
  }
}
