import Dataset
import Testing

/// What a server keeps: what is written is read again, anything else is nothing, and of a person's on one content the
/// newest counts.
@Suite struct KeptVerdictTests {
  private static let batch = BatchName(stream: "bug-fix", batch: "2026-11-a")
  private static let dataset = "7f8c2a52-0000-4000-8000-000000000001"

  private static func verdict(
    _ person: String = "grace", _ round: Int? = 2, _ verdict: ReviewVerdict = .withdraw, item: String = "bf-1",
    digit: String = "a", others: [String] = []
  ) -> KeptVerdict {
    let content = ItemContent(
      blob: String(repeating: digit, count: 40), sha256: String(repeating: digit, count: 64))
    return KeptVerdict(
      subject: Subject(
        dataset: dataset, item: ItemName(stream: batch.stream, batch: batch.batch, id: item), content: content,
        rubric: Version(major: 1, minor: 0, patch: 0)),
      person: person, round: round, verdict: verdict, key: "SHA256:\(String(repeating: "K", count: 43))",
      others: others, record: String(repeating: "c", count: 64), commit: String(repeating: "d", count: 40))
  }

  private static func file(_ verdicts: KeptVerdict...) -> KeptVerdictFile {
    var file = KeptVerdictFile(dataset: dataset, batch: batch)
    for verdict in verdicts { _ = file.add(verdict) }
    return file
  }

  private static let several = file(
    verdict(), verdict("alan", 1, .reject), verdict("alan", nil, .requestChanges), verdict("grace", 3, digit: "b"),
    verdict(item: "bf-2", others: ["SHA256:x", "0123456789ABCDEF0123456789ABCDEF01234567"]))

  @Test func readsWhatItWrites() throws {
    let file = try #require(KeptVerdictFile(Self.several.bytes))
    #expect(file.dataset == Self.dataset && file.batch == Self.batch)
    #expect(file.verdicts == Self.several.verdicts && file.verdicts.count == 5)
    #expect(file.bytes == Self.several.bytes)
    #expect(KeptVerdictFile(Self.file().bytes)?.verdicts.isEmpty == true)
  }

  @Test(arguments: [
    ("git-dataset/withdrawals/1", "git-dataset/withdrawals/2"), (" 5\n", " 05\n"), (" 5\n", " 4\n"), (" 5\n", "\n"),
    (" bug-fix/", " bug-fix/x/"), ("bf-1 ", "bf-1  "),
    ("aaaa ", "aaag "), (" 1.0.0 ", " 1.0 "), (" grace 2 ", " grace 02 "), (" grace 2 ", " grace two "),
    (" grace 2 ", " grace 0 "), (" grace 2 ", " grace -2 "), (" withdraw ", " approve "), (" withdraw ", " leave "),
    ("cccc ", "ccc "), (",SHA256:x,", ",,"), ("\n", "\r\n"), ("\n", "\n\n"), ("dddd\n", "dddd\u{0}\n"),
  ])
  func anythingElseIsNothing(right: String, wrong: String) {
    let text = String(decoding: Self.several.bytes, as: UTF8.self)
    #expect(text.contains(right))
    #expect(KeptVerdictFile(Array(text.replacing(right, with: wrong).utf8)) == nil)
  }

  @Test func whatIsCutShortIsNothing() {
    let bytes = Self.several.bytes
    for count in 0..<bytes.count { #expect(KeptVerdictFile(Array(bytes.prefix(count))) == nil) }
    #expect(KeptVerdictFile([]) == nil)
    #expect(KeptVerdictFile([0xFF, 0x0A]) == nil)
  }

  @Test func theSameLineTwiceIsNothing() {
    let text = String(decoding: Self.file(Self.verdict()).bytes, as: UTF8.self)
    let line = text.split(separator: "\n")[1]
    #expect(KeptVerdictFile(Array("\(text)\(line)\n".utf8)) == nil)
  }

  @Test func theNewestRoundTakesThePlaceOfOthers() {
    var file = Self.file(Self.verdict("grace", 2))
    func adds(_ verdict: KeptVerdict) -> Bool { file.add(verdict) }
    #expect(!adds(Self.verdict("grace", 2, .reject)), "what came first stays")
    #expect(!adds(Self.verdict("grace", 1, .reject)))
    #expect(file.verdicts.map(\.round) == [2])
    #expect(adds(Self.verdict("grace", 3, .reject)))
    #expect(file.verdicts.map(\.verdict) == [.reject])
    #expect(adds(Self.verdict("grace", nil, .reject)), "a decision is something else")
    #expect(!adds(Self.verdict("grace", nil, .requestChanges)))
    #expect(adds(Self.verdict("grace", 1, digit: "b")), "so is another content")
    #expect(file.verdicts.count == 3)
  }

  /// A flood of one person's is told by name, and nobody else's.
  @Test func thereIsAnEnd() {
    var file = Self.file(Self.verdict("alan"))
    for number in 0..<KeptVerdictFile.mostOfPerson { _ = file.add(Self.verdict(item: "bf-\(number)")) }
    #expect(file.tooMany == nil)
    _ = file.add(Self.verdict(digit: "b"))
    #expect(file.tooMany == "grace")
  }
}
