import Dataset
import Documents
import Testing

/// Review records, adjudications and seals: half a record is none, and what is written is read again.
@Suite struct RecordTests {
  static let blob = "3f2a00000000000000000000000000000000beef"
  static let sha256 = String(repeating: "9c1e", count: 16)
  static let key = "SHA256:" + String(repeating: "k", count: 43)

  static let record = """
    dataset: 7f8c2a52-0000-4000-8000-000000000001
    item: bug-fix/2026-11-a/bf-000017
    round: 2
    blob: \(blob)
    sha256: \(sha256)
    rubric: 1.0.0
    verdict: request-changes
    scores:
      regression-test: 3
      root-cause: 1
    findings:
      - criterion: root-cause
        severity: major
        path: runs/before.log
        lines: 3-7
        note: The log shows another failure than the text
    comment: |
      The cause is elsewhere.
      Look at the lock.
    minutes: 14
    key: \(key)

    """

  static func document(_ text: String) throws -> Document {
    try #require(Document.read(Array(text.utf8), as: .yaml).document)
  }

  @Test(arguments: [
    ("round: 2", "round: 0"), ("round: 2", "round: -1"), ("round: 2", "round: 1.5"), ("round: 2", "round: \"2\""),
    ("round: 2", "round: 99999999999999999999"),
    ("blob: 3f2a", "blob: 3F2A"), ("blob: 3f2a", "blob: 3f2"), ("blob: 3f2a", "blob: 3f2ag"),
    ("sha256: 9c1e", "sha256: 9c1"), ("rubric: 1.0.0", "rubric: 1.0"), ("rubric: 1.0.0", "rubric: 01.0.0"),
    ("verdict: request-changes", "verdict: Approve"), ("verdict: request-changes", "verdict: [approve]"),
    ("root-cause: 1", "root-cause: high"), ("root-cause: 1", "root-cause: 1.5"),
    ("criterion: root-cause", "criteria: root-cause"),
    ("item: bug-fix/2026-11-a/bf-000017", "item: bf-000017"),
    ("item: bug-fix/2026-11-a/bf-000017", "item: bug-fix/2026-11-a/../bf-000017"),
    ("item: bug-fix/2026-11-a/bf-000017", "item: bug-fix/2026-11-a/Bf-000017"),
    ("minutes: 14", "minutes: 14\nsalt: 5a5a"),
    ("minutes: 14", "minutes: 14\nsalt: " + String(repeating: "5", count: 64)),
    ("key: SHA256", "keys: SHA256"), ("dataset: 7f8c2a52", "datasets: 7f8c2a52"),
  ])
  func halfARecordIsNone(right: String, wrong: String) throws {
    #expect(Self.record.contains(right))
    let text = Self.record.replacing(right, with: wrong)
    #expect(ReviewRecord(try Self.document(text), of: "ada") == nil)
  }

  @Test func readsARecord() throws {
    let record = try #require(ReviewRecord(try Self.document(Self.record), of: "ada"))
    #expect(record.person == "ada")
    #expect(record.round == 2)
    #expect(record.subject.item == ItemName(stream: "bug-fix", batch: "2026-11-a", id: "bf-000017"))
    #expect(record.subject.content == ItemContent(blob: Self.blob, sha256: Self.sha256))
    #expect(record.verdict == .requestChanges)
    #expect(record.scores == ["root-cause": 1, "regression-test": 3])
    #expect(record.findings.map(\.lines) == ["3-7"])
    #expect(record.comment == "The cause is elsewhere.\nLook at the lock.\n")
    #expect(record.minutes == 14)
    #expect(record.file == "reviews/bf-000017/ada.2.yaml")
  }

  @Test func writesWhatItReads() throws {
    let record = try #require(ReviewRecord(try Self.document(Self.record), of: "ada"))
    let text = String(decoding: record.value.written(as: .yaml), as: UTF8.self)
    #expect(text == Self.record)
    #expect(ReviewRecord(try Self.document(text), of: "ada") == record)
  }

  /// A digest of digits alone, or one that reads as a number with an exponent, stays a text.
  @Test(arguments: [String(repeating: "1", count: 40), "1e" + String(repeating: "5", count: 38)])
  func quotesWhatReadsAsANumber(blob: String) throws {
    let subject = Subject(
      dataset: "d", item: ItemName(stream: "s", batch: "b", id: "i"),
      content: ItemContent(blob: blob, sha256: Self.sha256), rubric: Version(major: 1, minor: 0, patch: 0))
    let record = ReviewRecord(person: "ada", round: 1, subject: subject, verdict: .approve, key: Self.key)
    let text = String(decoding: record.value.written(as: .yaml), as: UTF8.self)
    #expect(ReviewRecord(try Self.document(text), of: "ada") == record)
  }

  static let adjudication = """
    dataset: 7f8c2a52-0000-4000-8000-000000000001
    item: bug-fix/2026-11-a/bf-000017
    blob: \(blob)
    sha256: \(sha256)
    rubric: 1.0.0
    by: edsger
    key: \(key)
    verdict: approve
    answers:
      - person: ada
        round: 2
        sha256: \(sha256)
      - person: grace
        sha256: \(sha256)
    earlier: [alan, barbara]
    reason: The cause is the lock, as the item says

    """

  @Test(arguments: [
    ("verdict: approve", "verdict: withdraw"), ("by: edsger", "bye: edsger"), ("reason: ", "reasons: "),
    ("key: ", "keys: "), ("rubric: 1.0.0", "rubric: latest"), ("round: 2", "round: 0"), ("round: 2", "round: two"),
    ("person: grace", "persons: grace"), ("    sha256: 9c1e", "    sha256: 9C1E"), ("[alan, barbara]", "[alan, 7]"),
  ])
  func halfAnAdjudicationIsNone(right: String, wrong: String) throws {
    #expect(Adjudication(try Self.document(Self.adjudication.replacing(right, with: wrong))) == nil)
  }

  @Test func anAdjudicationNeedNotSayWhatItAnswers() throws {
    let lines = Self.adjudication.split(separator: "\n")
    let text = lines.filter { !$0.contains("answers") && !$0.contains("earlier") && !$0.hasPrefix("  ") }
    let adjudication = try #require(Adjudication(try Self.document(text.joined(separator: "\n") + "\n")))
    #expect(adjudication.answers == nil && adjudication.deciders == ["edsger"])
  }

  @Test func writesAnAdjudicationAsItReadsIt() throws {
    let adjudication = try #require(Adjudication(try Self.document(Self.adjudication)))
    #expect(adjudication.by == "edsger" && adjudication.verdict == .approve)
    #expect(adjudication.file == "adjudications/bf-000017.yaml")
    #expect(adjudication.answers?.map(\.round) == [2, nil])
    #expect(adjudication.deciders == ["edsger", "alan", "barbara"])
    #expect(String(decoding: adjudication.value.written(as: .yaml), as: UTF8.self) == Self.adjudication)
  }

  @Test(arguments: [
    "bf-1 \(blob)", "bf-1  \(blob) \(sha256)", "bf-1 \(blob) \(sha256) ", "bf-1 \(sha256) \(blob)",
    "../bf-1 \(blob) \(sha256)", "bf-1 \(blob) \(sha256.uppercased())", "bf-1\t\(blob) \(sha256)", "",
  ])
  func otherLinesAreNoSeals(line: String) {
    #expect(Seal(line) == nil)
  }

  @Test func writesSealsAsItReadsThem() throws {
    let text = """
      dataset: 7f8c2a52-0000-4000-8000-000000000001
      batch: bug-fix/2026-11-a
      seals:
        - bf-000017 \(Self.blob) \(Self.sha256)
        - bf-000018 \(Self.blob) \(Self.sha256)

      """
    let file = try #require(SealFile(try Self.document(text)))
    #expect(file.seals.map(\.item) == ["bf-000017", "bf-000018"])
    #expect(String(decoding: file.value.written(as: .yaml), as: UTF8.self) == text)
    #expect(SealFile(try Self.document(text.replacing("bf-000018 3", with: "bf-000018 x"))) == nil)
    #expect(SealFile(try Self.document(text.replacing("seals:", with: "seal:"))) == nil)
  }
}
