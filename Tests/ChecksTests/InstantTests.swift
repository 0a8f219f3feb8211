import Testing

@testable import Checks

@Suite struct InstantTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.5Z", 500), ("1970-01-01T01:00:00+01:00", 0),
    ("1969-12-31T23:30:00-00:30", 0), ("2000-03-01T00:00:00Z", 951_868_800_000),
    ("2024-02-29T23:59:59.1234Z", 1_709_251_199_123), ("2026-11-16t13:04:29.402z", 1_794_834_269_402),
  ])
  func countsMilliseconds(text: String, expected: Int) {
    #expect(Instant(Array(text.utf8))?.milliseconds == expected)
  }

  @Test(arguments: [
    "", "2026-11-16", "2026-11-16T13:04:29", "2026-11-16 13:04:29Z", "2026-11-16T13:04:29+1", "2026-11-16T13:04:29+01",
    "2026-11-16T13:04:2xZ", "20261116T130429Z", "2026-11-16T13:04:29Z ", "2026-11-16T13:04:29*01:00",
  ])
  func takesNothingElse(text: String) {
    #expect(Instant(Array(text.utf8)) == nil)
  }

  @Test func comparesAcrossZones() throws {
    let berlin = try #require(Instant(Array("2026-11-16T13:00:00+01:00".utf8)))
    let london = try #require(Instant(Array("2026-11-16T12:30:00Z".utf8)))
    #expect(berlin < london)
  }
}
