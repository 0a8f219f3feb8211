import Similarity
import Support
import Testing

/// Runs of tokens are found wherever they stand, and nothing else is.
@Suite struct GramIndexTests {
  private static func index(_ texts: [String], length: Int = 13) -> GramIndex {
    GramIndex(
      length: length,
      runs: texts.enumerated().flatMap { number, text in
        GramIndex.digests(of: Array(text.utf8), length: length).map { ($0, UInt32(number)) }
      })
  }

  @Test func findsRunsWhateverTheWhiteSpace() {
    let index = Self.index(["def add(a, b):\n    return a + b  # the sum of both"])
    let text = Array("class X:\n  def add( a,b ) :\n\n\treturn a + b # the sum of both\n  pass".utf8)
    let hits = index.hits(in: text)
    #expect(hits.count == index.count)
    #expect(hits.allSatisfy { $0.owner == 0 })
    #expect(hits.last.map { text[$0.end] } == UInt8(ascii: "h"))
    #expect(index.hits(in: Array("def add(a, b):\n    return a - b  # the difference of both".utf8)).isEmpty)
  }

  @Test func agreesWithSetsOfTexts() {
    var random = Dice(9)
    let known = (0..<50).map { _ in (0..<40).map { _ in random.word() } }
    let others = (0..<200).map { _ -> [[UInt8]] in
      let own = (0..<40).map { _ in random.word() }
      return random.below(2) == 0 ? own : own + known[random.below(known.count)].dropFirst(random.below(40))
    }
    let index = GramIndex(
      length: 13,
      runs: known.enumerated().flatMap { number, words in
        GramIndex.digests(of: words.joined(separator: [0x20]), length: 13).map { ($0, UInt32(number)) }
      })
    let exact = Set(known.flatMap { Self.runs($0.flatMap { $0[...].tokens.map { Array($0) } }) })
    for words in others {
      let text = Array(words.joined(separator: [0x20]))
      let expected = Self.runs(text[...].tokens.map { Array($0) }).count { exact.contains($0) }
      #expect(index.hits(in: text).count == expected)
    }
  }

  private static func runs(_ tokens: [[UInt8]]) -> [[[UInt8]]] {
    tokens.count < 13 ? [] : (0...tokens.count - 13).map { Array(tokens[$0..<$0 + 13]) }
  }

  @Test func hasNothingOfShortTexts() {
    #expect(Self.index(["", "return x"]).count == 0)
    #expect(Self.index([]).hits(in: Array("anything at all".utf8)).isEmpty)
  }

  /// Lists of digests are kept in files: they must come out the same for ever.
  @Test func neverChangesItsDigests() {
    #expect(
      GramIndex.digests(of: Array("for x in xs:".utf8), length: 3)
        == [5_792_639_572_406_115_420, 18_354_014_171_667_537_912, 11_692_811_840_271_984_514])
  }

  @Test func keepsTheFirstOwner() {
    let index = Self.index(["a b c d", "a b c d", "x b c d"], length: 3)
    #expect(index.runs.map(\.owner).sorted() == [0, 0, 2])
  }
}
