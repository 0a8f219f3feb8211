/// Reads the trailers of a commit message.
///
/// Line by line and byte by byte, as git does: to a `Character`, a carriage return and a line feed are one, and more
/// spaces are white space than git knows.
package enum Trailers {
  private typealias Line = ArraySlice<UInt8>

  /// The trailers of a message in order; none where its last paragraph holds anything else.
  package static func read(_ message: String) -> [(key: String, value: String)] {
    let lines = lines(of: message)
    // The first paragraph is the subject and has no trailers.
    guard let gap = lines.lastIndex(where: { isBlank($0) }) else { return [] }
    var trailers: [(key: String, value: String)] = []
    for line in lines[(gap + 1)...] where !line.starts(with: "(cherry picked from commit ".utf8) {
      if let first = line.first, isSpace(first), !trailers.isEmpty {
        // In place: made anew for each of its lines, a long value would cost the square of its length.
        let last = trailers.count - 1
        trailers[last].value += " "
        trailers[last].value += text(trim(line))
        continue
      }
      guard let trailer = trailer(line) else { return [] }
      trailers.append(trailer)
    }
    return trailers
  }

  /// Whether a line of a message begins with `---` and white space or nothing: `git interpret-trailers` takes that for
  /// the line between a mail's message and its patch, and `git log` does not.
  package static func isDivided(_ message: String) -> Bool {
    let dashes = Array("---".utf8)
    return Array(message.utf8).split(separator: 0x0A).contains { line in
      line.starts(with: dashes) && line.dropFirst(dashes.count).first.map(isSpace) ?? true
    }
  }

  /// The lines up to the last that says something, without comments and without what follows git's scissors.
  private static func lines(of message: String) -> [Line] {
    let all = Array(message.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
    let kept = all.prefix { !$0.starts(with: "# ------------------------ >8".utf8) }
      .filter { $0.first != UInt8(ascii: "#") }
    let end = kept.lastIndex { !isBlank($0) } ?? -1
    return Array(kept[..<(end + 1)])
  }

  /// `Key: value`; git allows blanks before the colon.
  private static func trailer(_ line: Line) -> (key: String, value: String)? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let key = line[..<colon].reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed()
    guard !key.isEmpty, key.allSatisfy({ isKeyCharacter($0) }) else { return nil }
    return (String(decoding: key, as: UTF8.self), text(trim(line[(colon + 1)...])))
  }

  private static func isKeyCharacter(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "-")
  }

  private static func isBlank(_ line: Line) -> Bool { line.allSatisfy { isSpace($0) } }

  /// ASCII white space, which is all that git takes for it.
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func trim(_ line: Line) -> Line {
    let start = line.firstIndex { !isSpace($0) } ?? line.endIndex
    let end = line.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
    return line[start..<end]
  }

  private static func text(_ line: Line) -> String { String(decoding: line, as: UTF8.self) }
}
