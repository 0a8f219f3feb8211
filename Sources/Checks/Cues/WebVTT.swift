import Documents

/// The cues of a WebVTT file, with what is no cue.
///
/// The format is that of the W3C, "WebVTT: The Web Video Text Tracks Format"
/// (https://www.w3.org/TR/webvtt1/), section 4: a first line `WEBVTT`, and blocks between blank lines. A block is a cue
/// (an identifier, if it has one, a line of times, and its text), a comment (`NOTE`), a style sheet or a region; the
/// last three are passed over. Lines end in LF, CRLF or CR. A player passes over what it cannot read; here that is a
/// fault, since words would be lost.
struct WebVTT {
  /// One stretch of speech.
  struct Cue {
    /// The identifier, if it has one, with its line.
    var id: (bytes: ArraySlice<UInt8>, line: Int)?
    let start: CueTime
    let end: CueTime
    let line: Int
    var text: [ArraySlice<UInt8>] = []
  }

  /// A line that belongs to no cue and no other block.
  struct Fault {
    let line: Int
    let problem: String
  }

  private(set) var cues: [Cue] = []
  private(set) var faults: [Fault] = []

  /// More cues than a day of speech has.
  private static let mostCues = 20_000
  private static let mostFaults = 50

  init(_ bytes: [UInt8]) {
    // Bytes that are no UTF-8 are replaced, as a player does.
    let lines = Array(String(decoding: bytes, as: UTF8.self).utf8).cueLines
    guard let first = lines.first, first.isSignature else {
      faults = [Fault(line: 1, problem: "the file does not begin with WEBVTT")]
      return
    }
    // What follows the first line up to a blank one is its own, unless times stand there.
    var index = 1
    while index < lines.count, !lines[index].isEmpty, !lines[index].holds("-->") { index += 1 }
    while index < lines.count, faults.count < Self.mostFaults {
      if lines[index].isEmpty {
        index += 1
        continue
      }
      let end = lines[index...].firstIndex { $0.isEmpty } ?? lines.count
      read(lines[index..<end])
      index = end
      guard cues.count <= Self.mostCues else {
        faults = [Fault(line: end, problem: "the file has more than \(Self.mostCues) cues")]
        cues = []
        return
      }
    }
  }

  /// Reads the lines between two blank ones.
  private mutating func read(_ block: ArraySlice<ArraySlice<UInt8>>) {
    guard let first = block.first, !first.isComment else { return }
    let line = block.startIndex + 1
    let hasTimes = first.holds("-->")
    guard hasTimes || block.dropFirst().first?.holds("-->") ?? false else {
      guard !first.isStyle else { return }
      faults.append(Fault(line: line, problem: "the lines are no cue: no times stand above them"))
      return
    }
    let times = hasTimes ? line : line + 1
    guard let (start, end) = CueTime.range(block[times - 1]) else {
      faults.append(
        Fault(line: times, problem: "the times are not as WebVTT has them, such as 00:01:02.500 --> 00:01:04.000"))
      return
    }
    if let stray = block[times...].firstIndex(where: { $0.holds("-->") }) {
      faults.append(Fault(line: stray + 1, problem: "times stand in the text of a cue: a blank line is missing"))
      return
    }
    cues.append(
      Cue(id: hasTimes ? nil : (first, line), start: start, end: end, line: times, text: Array(block[times...])))
  }
}

/// A time of a cue: its milliseconds, and the column in which it begins.
struct CueTime {
  let milliseconds: Int
  let column: Int

  /// The two times of a line, the settings behind them passed over; nil where they are not there.
  static func range(_ line: ArraySlice<UInt8>) -> (CueTime, CueTime)? {
    guard let arrow = line.indices.first(where: { line[$0...].starts(with: "-->".utf8) }) else { return nil }
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let head = line[..<arrow].drop(while: isBlank)
    guard let last = head.lastIndex(where: { !isBlank($0) }) else { return nil }
    let tail = line[(arrow + 3)...].drop(while: isBlank)
    let first = line.startIndex
    guard let start = milliseconds(head[...last]), let end = milliseconds(tail.prefix { !isBlank($0) }) else {
      return nil
    }
    return (
      CueTime(milliseconds: start, column: head.startIndex - first + 1),
      CueTime(milliseconds: end, column: tail.startIndex - first + 1)
    )
  }

  /// `HH:MM:SS.mmm` or `MM:SS.mmm`; hours may have more digits.
  private static func milliseconds(_ text: ArraySlice<UInt8>) -> Int? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let last = parts.last else { return nil }
    let seconds = last.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard seconds.count == 2, let second = seconds[0].number(of: 2...2), let part = seconds[1].number(of: 3...3),
      let minute = parts[parts.count - 2].number(of: 2...2), second < 60, minute < 60,
      let hour = parts.count == 3 ? parts[0].number(of: 2...6) : 0
    else { return nil }
    return ((hour * 60 + minute) * 60 + second) * 1_000 + part
  }
}

extension ArraySlice<UInt8> {
  /// The number that digits are, where there are so many of them.
  fileprivate func number(of count: ClosedRange<Int>) -> Int? {
    guard count.contains(self.count), allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// Whether the line begins a WebVTT file.
  fileprivate var isSignature: Bool {
    let line = starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self
    return line.isKeyword("WEBVTT")
  }

  fileprivate var isComment: Bool { isKeyword("NOTE") }

  fileprivate var isStyle: Bool { isKeyword("STYLE") || isKeyword("REGION") }

  private func isKeyword(_ word: String) -> Bool {
    guard starts(with: word.utf8) else { return false }
    let rest = dropFirst(word.utf8.count)
    return rest.first.map { $0 == 0x20 || $0 == 0x09 } ?? true
  }
}

extension [UInt8] {
  /// The lines of a WebVTT file, which end in LF, CRLF or CR.
  fileprivate var cueLines: [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index < count {
      if self[index] == 0x0A || self[index] == 0x0D {
        lines.append(self[start..<index])
        if self[index] == 0x0D, index + 1 < count, self[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < count { lines.append(self[start...]) }
    return lines
  }
}
