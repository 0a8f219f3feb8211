import Dataset
import Documents
import Testing

/// Judgements and their seals: half a judgement is none, and what is written is read again.
@Suite struct JudgementTests {
  private static let text = """
    dataset: 7f8c2a52-0000-4000-8000-000000000001
    item: preference-pair/2026-11-a/pp-000017
    blob: \(RecordTests.blob)
    sha256: \(RecordTests.sha256)
    rubric: 1.0.0
    annotator: ada
    preference: -2
    dimensions:
      performance: a
    presented_order: [b, a]
    minutes: 7.5
    key: \(RecordTests.key)
    salt: \(RecordTests.sha256)

    """

  @Test func isReadAndWritten() throws {
    let judgement = try #require(Judgement(RecordTests.document(Self.text), of: "ada"))
    #expect(judgement.annotator == "ada" && judgement.key == RecordTests.key)
    #expect(judgement["preference"] == -2 && judgement["minutes"] == .number("7.5") && judgement["key"] == nil)
    #expect(judgement.fields.map(\.key) == ["preference", "dimensions", "presented_order", "minutes"])
    #expect(judgement.file == "judgements/pp-000017/ada.yaml")
    let again = try RecordTests.document(String(decoding: judgement.value.written(as: .yaml), as: UTF8.self))
    #expect(Judgement(again, of: "ada") == judgement)
  }

  @Test(arguments: [
    ("annotator: ada", "annotator: 7"), ("annotator: ada\n", ""), ("rubric: 1.0.0", "rubric: 1.0"),
    ("blob: 3f2a", "blob: 3f2"), ("salt: 9c", "salt: 9"), ("key: SHA256:", "key: 7 #"),
    ("item: preference-pair/2026-11-a/pp-000017", "item: pp-000017"),
  ]) func halfAJudgementIsNone(good: String, bad: String) throws {
    let text = Self.text.replacing(good, with: bad)
    #expect(text != Self.text)
    #expect(Judgement(try RecordTests.document(text), of: "ada") == nil)
  }

  @Test func aSealSaysWhatItIsOf() throws {
    let line = "pp-000017 \(RecordTests.blob) \(RecordTests.sha256)"
    #expect(Seal(line)?.kind == .review && Seal(line)?.description == line)
    let judged = try #require(Seal("\(line) judgement"))
    #expect(judged.kind == .judgement && judged.description == "\(line) judgement")
    for bad in [" review", " judgement ", "  judgement", " Judgement", " judgement x"] {
      #expect(Seal(line + bad) == nil, "\(bad)")
    }
  }
}
