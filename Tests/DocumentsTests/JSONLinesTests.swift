import Documents
import Testing

@Suite struct JSONLinesTests {
  @Test func linesKeepTheirNumbers() {
    let text = "{\"a\": 1}\r\n\n  \t\r\n[1, x]\n\"\u{FEFF}\"\n7"
    let lines = Array(JSONLines(Array(text.utf8)))
    #expect(lines.map(\.number) == [1, 4, 5, 6])
    #expect(lines[0].reading.document?.root["a"]?.mark == Mark(line: 1, column: 7))
    #expect(lines[1].reading.problems.map(\.mark) == [Mark(line: 4, column: 5)])
    #expect(lines[2].reading.problems == [Problem(.byteOrderMark, at: Mark(line: 5, column: 2))])
    #expect(
      lines[3].reading.document?.root.text == "7" && lines[3].reading.document?.root.mark == Mark(line: 6, column: 1))
  }

  @Test func aLineHasItsOwnLimits() {
    let lines = JSONLines(Array("[1]\r\n[1,2]\n[3]".utf8), limits: Limits(size: 3, depth: 1, nodes: 2))
    #expect(lines.map { $0.reading.problems.map(\.code) } == [[], [.tooLarge], []])
    #expect(lines.map { $0.reading.problems.map(\.mark.line) } == [[], [2], []])
  }

  @Test func largeRecordsAreRead() {
    let record = "{\"text\": \"" + String(repeating: "x", count: 2 << 20) + "\"}"
    let lines = Array(JSONLines(Array((record + "\n" + record).utf8)))
    #expect(lines.map { $0.reading.document?.root["text"]?.count } == [2 << 20, 2 << 20])
    #expect(Limits.record == Limits(size: 16 << 20, depth: 64, nodes: 1_000_000))
  }

  @Test func linesAreReadAsTheyAreAskedFor() throws {
    var lines = JSONLines(Array("1\n2\n".utf8)).makeIterator()
    #expect(lines.next()?.number == 1 && lines.offset == 2)
    #expect(lines.next()?.number == 2 && lines.offset == 4 && lines.next() == nil)
    #expect(Array(JSONLines([])).isEmpty && Array(JSONLines(Array("\n\n".utf8))).isEmpty)
  }
}
