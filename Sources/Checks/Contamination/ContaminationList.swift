import Similarity

/// What no item may hold: the runs of tokens of a benchmark's records, by their digests, so that a dataset names what
/// it is held against without a copy of it.
package struct ContaminationList: Sendable {
  /// What it is called in findings: the path of its file.
  package let name: String
  /// Where each record stands, and its name: `human-eval.jsonl:1 HumanEval/0`.
  let records: [String]
  let index: GramIndex

  /// How many tokens a run has, unless somebody wants other ones.
  package static let usualLength = 13
  /// Of tokens a run may have.
  package static let lengths = 5...64
  /// The most bytes of a list that is read.
  package static let sizeLimit = 16 << 20

  init(name: String, records: [String], index: GramIndex) {
    (self.name, self.records, self.index) = (name, records, index)
  }
}

/// Why a file is no contamination list.
package struct ContaminationListError: Error, Hashable, Sendable {
  /// Counted from 1.
  package let line: Int
  /// What is wrong, without a full stop.
  package let message: String

  package init(line: Int, message: String) {
    (self.line, self.message) = (line, message)
  }
}

extension ContaminationList {
  /// Reads a list: lines of text, which say in their order what the file is, the tokens of a run, the records, and the
  /// digests with the numbers of their records.
  ///
  /// - Parameter name: what it is called in findings.
  package init(reading bytes: [UInt8], name: String) throws(ContaminationListError) {
    var reader = ListReader(lines: bytes.split(separator: 0x0A, omittingEmptySubsequences: false))
    guard try reader.next("its first line").elementsEqual(Self.heading.utf8) else {
      throw reader.error("this is no contamination list: its first line is not `\(Self.heading)`")
    }
    let length = try reader.count("tokens", Self.lengths)
    let records = try reader.count("records", 0...Int(UInt32.max))
    var names: [String] = []
    for _ in 0..<records { names.append(String(decoding: try reader.next("a record"), as: UTF8.self)) }
    let count = try reader.count("digests", 0...Self.sizeLimit)
    var runs: [(digest: UInt64, owner: UInt32)] = []
    runs.reserveCapacity(count)
    for _ in 0..<count {
      let line = try reader.next("a digest")
      guard line.count > 17, line[line.startIndex + 16] == 0x20, let digest = line.prefix(16).hex,
        let owner = line.dropFirst(17).decimal, (1...max(1, records)).contains(owner), records > 0
      else { throw reader.error("a line of digests has 16 digits of hex, a blank and the number of a record") }
      if let last = runs.last, last.digest >= digest {
        throw reader.error("the digests are not in ascending order, each once")
      }
      runs.append((digest, UInt32(owner - 1)))
    }
    guard reader.isAtEnd else { throw reader.error("there is more than the list says") }
    self.init(name: name, records: names, index: GramIndex(length: length, runs: runs))
  }

  static let heading = "git-dataset contamination 1"

  /// The text of the list's file.
  package var text: [UInt8] {
    var text = Array("\(Self.heading)\ntokens \(index.length)\nrecords \(records.count)\n".utf8)
    for record in records { text += Array("\(record)\n".utf8) }
    text += Array("digests \(index.count)\n".utf8)
    let digits = Array("0123456789abcdef".utf8)
    for run in index.runs {
      for shift in stride(from: 60, through: 0, by: -4) { text.append(digits[Int(run.digest >> UInt64(shift) & 15)]) }
      text += Array(" \(run.owner + 1)\n".utf8)
    }
    return text
  }

  /// How many runs it holds.
  package var count: Int { index.count }
}

/// Goes through the lines of a list.
private struct ListReader {
  let lines: [ArraySlice<UInt8>]
  private var number = 0

  init(lines: [ArraySlice<UInt8>]) { self.lines = lines }

  /// Whether nothing follows but the end of the last line.
  var isAtEnd: Bool { number == lines.count - 1 && lines.last?.isEmpty == true }

  func error(_ message: String) -> ContaminationListError {
    ContaminationListError(line: max(1, min(number, lines.count)), message: message)
  }

  mutating func next(_ what: String) throws(ContaminationListError) -> ArraySlice<UInt8> {
    guard number < lines.count - 1 else {
      throw ContaminationListError(line: max(1, lines.count), message: "the list ends where \(what) should stand")
    }
    number += 1
    return lines[number - 1]
  }

  /// A line of a word and a number.
  mutating func count(_ word: String, _ range: ClosedRange<Int>) throws(ContaminationListError) -> Int {
    let line = try next("`\(word)`")
    guard line.starts(with: "\(word) ".utf8), let number = line.dropFirst(word.utf8.count + 1).decimal,
      range.contains(number)
    else { throw error("here should stand `\(word)` and a number from \(range.lowerBound) to \(range.upperBound)") }
    return number
  }
}

extension ArraySlice<UInt8> {
  /// Sixteen digits of lower-case hex as a number.
  fileprivate var hex: UInt64? {
    var number: UInt64 = 0
    for byte in self {
      switch byte {
      case 0x30...0x39: number = number << 4 | UInt64(byte - 0x30)
      case 0x61...0x66: number = number << 4 | UInt64(byte - 0x61 + 10)
      default: return nil
      }
    }
    return number
  }

  /// A number of at most ten digits, without a leading zero.
  fileprivate var decimal: Int? {
    guard (1...10).contains(count), allSatisfy({ (0x30...0x39).contains($0) }), count == 1 || first != 0x30 else {
      return nil
    }
    return reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
