import Similarity
import Support
import Testing

/// Near duplicates are those of exact resemblance, whatever the order, and whatever somebody makes of texts.
@Suite struct NearDuplicatesTests {
  private static let threshold = 0.85

  private static func sketches(_ texts: [[UInt8]]) -> [Sketch] {
    var sketcher = Sketcher()
    return texts.compactMap {
      sketcher.add($0)
      return sketcher.sketch()
    }
  }

  /// Texts of which many are near copies of one before them, of all lengths and with more and less changed.
  private static func texts(_ count: Int, _ random: inout Dice) -> [[UInt8]] {
    var texts: [[UInt8]] = []
    for _ in 0..<count {
      if !texts.isEmpty, random.below(2) == 0 {
        var words = texts[random.below(texts.count)].split(separator: 0x20).map { Array($0) }
        for _ in 0..<random.below(1 + words.count / 24) { words[random.below(words.count)] = random.word() }
        texts.append(Array(words.joined(separator: [0x20])))
      } else {
        let words = (0..<8 + random.below(400)).map { _ in random.word() }
        texts.append(Array(words.joined(separator: [0x20])))
      }
    }
    return texts
  }

  @Test func findsWhatExactResemblanceFindsInGeneratedTexts() {
    var random = Dice(1)
    let (expected, reported) = Self.compare(Self.texts(1_000, &random))
    #expect(expected > 150 && reported > 150)
  }

  /// Windows of the program's own sources, which overlap by more and less.
  @Test func findsWhatExactResemblanceFindsInCode() throws {
    let (expected, reported) = Self.compare(try Windows.ofSources(most: 1_500))
    #expect(expected > 150 && reported > 150)
  }

  /// Holds what is found against the exact resemblance of all pairs, and counts both.
  private static func compare(_ texts: [[UInt8]]) -> (expected: Int, reported: Int) {
    let found = NearDuplicates(among: sketches(texts), threshold: threshold)
    #expect(found.unfinished.isEmpty)
    let exact = ExactResemblance(texts)
    let expected = Set(texts.indices.filter { exact.best(before: $0) >= threshold })
    let reported = Set(found.found.map(\.index))
    let shared = Double(reported.intersection(expected).count)
    #expect(shared >= 0.99 * Double(expected.count), "recall")
    #expect(shared >= 0.99 * Double(reported.count), "precision")
    for pair in found.found {
      #expect(abs(exact.resemblance(pair.index, pair.other) - pair.resemblance) < 0.000_001)
    }
    return (expected.count, reported.count)
  }

  @Test func sketchesDoNotDependOnWhatCameBefore() {
    var random = Dice(2)
    let texts = Self.texts(100, &random)
    let sketches = Self.sketches(texts)
    let order = texts.indices.map { ($0 &* 37) % texts.count }
    let shuffled = Self.sketches(order.map { texts[$0] })
    for (index, place) in order.enumerated() { #expect(shuffled[index] == sketches[place]) }
  }

  @Test func asksAboutTheLastAlone() {
    var random = Dice(3)
    let sketches = Self.sketches(Self.texts(400, &random))
    let all = NearDuplicates(among: sketches, threshold: Self.threshold)
    let last = NearDuplicates(among: sketches, from: 350, threshold: Self.threshold)
    #expect(last.found == all.found.filter { $0.index >= 350 })
    #expect(!last.found.isEmpty)
  }

  @Test func knowsTinyTexts() {
    var sketcher = Sketcher()
    #expect(sketcher.sketch() == nil)
    sketcher.add(Array(" \n\t ".utf8))
    #expect(sketcher.sketch() == nil)
    let sketches = Self.sketches(["a", "b", " a ", "return x", "return  x", "x return"].map { Array($0.utf8) })
    let found = NearDuplicates(among: sketches, threshold: Self.threshold).found
    #expect(found.map(\.index) == [2, 4])
    #expect(found.map(\.other) == [0, 3])
    sketcher.add(Array("one two three".utf8))
    #expect(sketcher.sketch(minimumTokens: 4) == nil)
    #expect(NearDuplicates(among: [], threshold: 0.5).found.isEmpty)
    #expect(NearDuplicates(among: [Sketch.none, .none, sketches[0]], threshold: 0).found.isEmpty)
  }

  @Test func tellsPartsApart() {
    var sketcher = Sketcher()
    let (old, new) = (Array("if (a < b) return a;".utf8), Array("if (a <= b) return b;".utf8))
    sketcher.add(old)
    sketcher.begin(part: 1)
    sketcher.add(new)
    let there = sketcher.sketch()
    sketcher.add(new)
    sketcher.begin(part: 1)
    sketcher.add(old)
    let back = sketcher.sketch()
    #expect(there != nil && there?.resemblance(to: back ?? Sketch(bands: [], shingles: [])) == 0)
  }

  /// Copies without number, texts that repeat one token, and texts of one mould that all share their bands.
  @Test func staysQuickWhateverComes() {
    let copies = Self.sketches(Array(repeating: Array("for (;;) { work(); }".utf8), count: 5_000))
    let found = NearDuplicates(among: copies, threshold: Self.threshold)
    #expect(found.found.count == 4_999)
    #expect(found.found.allSatisfy { $0.other == 0 && $0.resemblance == 1 })

    let repetitive = Self.sketches([Array(repeating: 0x41, count: 500_000), Array(repeating: 0x28, count: 500_000)])
    #expect(repetitive.map(\.shingles.count) == [1, 1])

    // Half of each text is the mould: bands are shared by all, and no two resemble one another.
    var random = Dice(5)
    let mould = (0..<60).map { _ in random.word() }
    let texts = (0..<1_500).map { _ in
      Array((mould + (0..<38).map { _ in random.word() }).joined(separator: [0x20]))
    }
    let crowd = NearDuplicates(among: Self.sketches(texts), threshold: Self.threshold)
    #expect(crowd.found.isEmpty)
    #expect(crowd.unfinished.count > 500, "what is not looked at is said")
  }

  @Test func boundsWhatLargeTextsKeep() {
    var random = Dice(6)
    let words = (0..<90_000).map { _ in random.word() }
    var changed = words
    for _ in 0..<1_000 { changed[random.below(changed.count)] = random.word() }
    let texts = [words, changed].map { Array($0.joined(separator: [0x20])) }
    let sketches = Self.sketches(texts)
    #expect(sketches.allSatisfy { $0.shingles.count == Sketch.most })
    let exact = ExactResemblance(texts).resemblance(0, 1)
    #expect(abs(sketches[0].resemblance(to: sketches[1]) - exact) < 0.01)
    #expect(NearDuplicates(among: sketches, threshold: Self.threshold).found.count == 1)
  }
}

extension Dice {
  /// A name, a number or an operator.
  mutating func word() -> [UInt8] {
    switch below(8) {
    case 0: Array(String(below(100)).utf8)
    case 1: Array(["==", "+", "(", ")", "{", "}", ";", "->"][below(8)].utf8)
    default: Array("name\(below(600))".utf8)
    }
  }
}
