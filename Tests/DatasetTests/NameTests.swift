import Testing

@testable import Dataset

/// What names look like, and in which letters they are written.
@Suite struct NameTests {
  @Test(arguments: [
    ("paypa", "\u{440}\u{430}\u{443}\u{440}\u{430}"), ("scope", "\u{455}\u{441}\u{43E}\u{440}\u{435}"), ("rn", "m"),
    ("l1I|", "llll"), ("O0", "OO"), ("a", "\u{1D41A}"), ("\u{EB}", "\u{451}"), ("e\u{308}", "\u{451}"),
    ("A", "\u{391}"), ("\u{30ED}", "\u{53E3}"),
  ])
  func looksAlike(one: String, other: String) {
    #expect(Skeleton.of(one) == Skeleton.of(other))
  }

  @Test(arguments: [("a", "b"), ("a", "A"), ("\u{E4}", "a"), ("\u{431}", "b"), ("\u{6771}", "\u{4EAC}"), ("i", "l")])
  func looksOtherwise(one: String, other: String) {
    #expect(Skeleton.of(one) != Skeleton.of(other))
  }

  @Test func tellsPlainCharactersAsTheTableDoes() {
    let records = NameTable(Skeleton.table1 + Skeleton.table2).records
    for byte in UInt8(0x21)..<0x7F {
      let record = records.first { $0.ranges.contains { $0.contains(UInt32(byte)) } }
      let scalars = record?.name.split(separator: " ").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      let look = scalars.map { String(String.UnicodeScalarView($0)) }
      #expect(Skeleton.look(of: byte) == look ?? String(Unicode.Scalar(byte)))
    }
  }

  @Test(arguments: [
    "p\u{430}per", "x.p\u{430}per", "\u{3A9}mega", "\u{441}\u{3BF}", "\u{3072}\u{AC00}", "a\u{6771}\u{430}",
  ])
  func isMixed(name: String) {
    #expect(Script.isMixed(in: name))
  }

  @Test(arguments: [
    "paper", "отчёт.txt", "Αθήνα v2", "東京タワーtower", "서울seoul", "臺北ㄅtaipei", "x²", "naïve", "سلام_hello", "5µ",
  ])
  func isOfOneSystem(name: String) {
    #expect(!Script.isMixed(in: name))
  }
}
