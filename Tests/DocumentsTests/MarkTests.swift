import Documents
import Testing

@Suite struct MarkTests {
  @Test func ordersByLineThenColumn() {
    #expect(Mark(line: 2, column: 9) < Mark(line: 3, column: 1))
    #expect(Mark(line: 3, column: 1) < Mark(line: 3, column: 2))
  }
}
