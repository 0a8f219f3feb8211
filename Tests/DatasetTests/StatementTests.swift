import Dataset
import Testing

@Suite struct StatementTests {
  static let blob = "3f2a00000000000000000000000000000000beef"
  static let text = """
    Dataset-Action: review/1
    Dataset-Batch: bug-fix/2026-11-a
    Rubric: bug-fix@1.0.1
    Approves: bf-000017 \(blob)
    Requests-changes: bf-000018 \(blob)
    Reviewed-by: Ada Lovelace <ada@example.com>

    """

  static func trailers(_ text: String) -> [(key: String, value: String)] {
    text.split(separator: "\n").map { line in
      let halves = line.split(separator: ":", maxSplits: 1)
      return (String(halves[0]), String(halves[1].dropFirst()))
    }
  }

  static func fault(_ text: String) -> StatementFault? {
    do throws(StatementFault) {
      _ = try Statement.read(trailers(text))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("Dataset-Action: review/1", "Dataset-Action: review/2", StatementFault.unknownAction("review/2")),
    ("Dataset-Action: review/1", "Dataset-Action: Review/1", .unknownAction("Review/1")),
    ("Dataset-Action: review/1", "dataset-action: review/1", .misspelt("dataset-action", as: "Dataset-Action")),
    ("Dataset-Action: review/1\n", "", .noAction("Dataset-Batch")),
    ("Dataset-Action: review/1", "Dataset-Action: review/1\nDataset-Action: review/1", .doubled("Dataset-Action")),
    ("Dataset-Action: review/1", "Dataset-Action: review/1\nDataset-Action: seal/1", .doubled("Dataset-Action")),
    ("Dataset-Batch: bug-fix/2026-11-a\n", "", .missing("Dataset-Batch")),
    ("Dataset-Batch: bug-fix/2026-11-a", "Dataset-Batch: bug-fix", .malformed("Dataset-Batch", "bug-fix")),
    (
      "Dataset-Batch: bug-fix/2026-11-a", "Dataset-Batch: bug-fix/2026-11-a\nDataset-Batch: bug-fix/2026-11-b",
      .doubled("Dataset-Batch")
    ),
    ("Rubric: bug-fix@1.0.1\n", "", .missing("Rubric")),
    ("Rubric: bug-fix@1.0.1", "Rubric: bug-fix@1", .malformed("Rubric", "bug-fix@1")),
    ("Approves: bf-000017", "approves: bf-000017", .misspelt("approves", as: "Approves")),
    ("Approves: bf-000017", "Approves: bf-000018", .repeated("bf-000018")),
    (
      "Approves: bf-000017 3f2a", "Approves: bf-000017 3F2A",
      .malformed("Approves", "bf-000017 3F2A" + blob.dropFirst(4))
    ),
    ("Approves: bf-000017 3f2a", "Approves: bf-000017  3f2a", .malformed("Approves", "bf-000017  " + blob)),
    ("Approves: bf-000017 \(blob)", "Approves: bf-000017", .malformed("Approves", "bf-000017")),
    ("Approves: bf-000017 \(blob)", "Approves: bf-000017 \(blob) x", .malformed("Approves", "bf-000017 \(blob) x")),
    ("Reviewed-by: Ada Lovelace <ada@example.com>\n", "", .missing("Reviewed-by")),
    (
      "Reviewed-by: Ada Lovelace <ada@example.com>", "Reviewed-by: ada@example.com",
      .malformed("Reviewed-by", "ada@example.com")
    ),
    (
      "Reviewed-by: Ada Lovelace <ada@example.com>", "Reviewed-by: Ada Lovelace <ada@example.com> <x@example.com>",
      .malformed("Reviewed-by", "Ada Lovelace <ada@example.com> <x@example.com>")
    ),
    ("Reviewed-by: Ada", "Reviewed-by: Alan Turing <alan@example.com>\nReviewed-by: Ada", .doubled("Reviewed-by")),
    ("Reviewed-by: Ada", "Dataset-Policy: x\nReviewed-by: Ada", .unknownKey("Dataset-Policy")),
    ("Reviewed-by: Ada", "Co-authored-by: Alan <alan@example.com>\nReviewed-by: Ada", .unknownKey("Co-authored-by")),
  ])
  func readsNothingElse(right: String, wrong: String, fault: StatementFault) {
    #expect(Self.text.contains(right))
    #expect(Self.fault(Self.text.replacing(right, with: wrong)) == fault)
  }

  @Test func aRubricOfAnotherStreamIsNone() throws {
    let rubric = try #require(RubricReference("code-review@1.0.1"))
    let batch = BatchName(stream: "bug-fix", batch: "2026-11-a")
    #expect(Self.fault(Self.text.replacing("bug-fix@", with: "code-review@")) == .foreignRubric(rubric, batch))
  }

  @Test func aStatementNamesItems() {
    let text = Self.trailers(Self.text).filter { !$0.value.hasPrefix("bf-") }.map { "\($0.key): \($0.value)\n" }
    #expect(Self.fault(text.joined()) == .noItem(["Approves", "Requests-changes", "Rejects", "Withdraws"]))
  }

  @Test func anAdjudicationDecides() {
    let text = Self.text.replacing("review/1", with: "adjudicate/1")
    #expect(Self.fault(text) == nil)
    #expect(
      Self.fault(text.replacing("Approves", with: "Withdraws"))
        == .misplaced("Withdraws", .adjudicate, ["Approves", "Requests-changes", "Rejects"]))
  }

  @Test func aSealSaysNothing() throws {
    let text = Self.text.replacing("review/1", with: "seal/1")
    #expect(Self.fault(text) == .misplaced("Approves", .seal, ["Seals"]))
    #expect(Self.fault(Self.text.replacing("Approves", with: "Seals")) != nil)
    let sealed = text.replacing("Approves", with: "Seals").replacing("Requests-changes", with: "Seals")
    let statement = try #require(try Statement.read(Self.trailers(sealed)))
    #expect(statement.action == .seal && statement.entries.allSatisfy { $0.verdict == nil })
    #expect(statement.text == sealed)
    #expect(statement.message.hasPrefix("Seal the verdict on 2 items of bug-fix/2026-11-a\n"))
  }

  @Test(arguments: ["Approves", "approves", "Rejects", "WITHDRAWS", "Seals", "Dataset-Batch", "Dataset-Whatever"])
  func noVerdictStandsAlone(key: String) {
    #expect(Self.fault("\(key): bf-000017 \(Self.blob)\n") == .noAction(key))
  }

  @Test func everyFaultSaysWhatToDo() {
    let batch = BatchName(stream: "s", batch: "b")
    let rubric = RubricReference(stream: "t", version: Version(major: 1, minor: 0, patch: 0))
    let faults: [StatementFault] = [
      .unknownAction("x\u{1B}[2J"), .noAction("Approves"), .unknownKey("X"), .misspelt("x", as: "X"),
      .missing("Rubric"), .doubled("Rubric"), .malformed("Rubric", "\u{202E}x"), .foreignRubric(rubric, batch),
      .noItem(["Seals"]), .repeated("x"), .misplaced("Seals", .review, ["Approves"]),
    ]
    for fault in faults {
      #expect(!fault.message.isEmpty && !fault.help.isEmpty)
      #expect(!fault.message.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }
  }

  @Test(arguments: ["", "Signed-off-by: Ada Lovelace <ada@example.com>\n", "Rubric: bug-fix@1.0.1\n"])
  func mostCommitsStateNothing(text: String) throws {
    #expect(try Statement.read(Self.trailers(text)) == nil)
  }

  @Test(arguments: StatementAction.allCases) func everyActionIsKnown(action: StatementAction) throws {
    #expect(try StatementAction.stated(by: [("Dataset-Action", action.rawValue)]) == action)
  }

  @Test func readsAndWritesVerdicts() throws {
    let statement = try #require(try Statement.read(Self.trailers(Self.text)))
    #expect(statement.batch == BatchName(stream: "bug-fix", batch: "2026-11-a"))
    #expect(statement.entries.map(\.verdict) == [.approve, .requestChanges])
    #expect(statement.entries.map(\.item) == ["bf-000017", "bf-000018"])
    #expect(statement.reviewer == Mailbox(name: "Ada Lovelace", email: "ada@example.com"))
    #expect(statement.text == Self.text)
    #expect(statement.message == "Review 2 items of bug-fix/2026-11-a\n\n" + Self.text)
  }

  @Test func theOrderIsFree() throws {
    let shuffled = Self.trailers(Self.text).reversed() + [("Signed-off-by", "Ada Lovelace <ada@example.com>")]
    #expect(try Statement.read(Array(shuffled))?.entries.count == 2)
  }
}
