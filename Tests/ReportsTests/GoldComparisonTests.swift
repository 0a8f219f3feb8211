import Dataset
import Diagnostics
import Documents
import Engine
import Fixtures
import Reports
import Testing

/// The labels of an attempt beside what reviewers said, and whose items they are.
@Suite struct GoldComparisonTests {
  private static let against = "[{criterion: clear, note: too vague}]"

  /// Three items, the second one defective: Grace saw that, Alan did not.
  private func batch() throws -> RatedBatch {
    var batch = RatedBatch.audited()
    for number in 1...3 {
      batch.item("n-\(number)", authors: number == 3 ? "[ada, edsger]" : "[ada]", text: "\(number)")
    }
    for id in ["n-1", "n-2", "n-3"] { batch.review("alan", ["clear": 3], of: id) }
    batch.review("grace", ["clear": 1], of: "n-2", verdict: "request-changes", findings: Self.against)
    batch.manifest(state: "failed")
    try batch.plan()
    batch.label([:], of: "n-1")
    batch.label([:], of: "n-2", defective: true)
    batch.label([:], of: "n-3")
    batch.result(1, "failed", sample: ["n-1", "n-2", "n-3"], defective: ["n-2"])
    return batch
  }

  private func comparison(_ batch: RatedBatch, _ attempt: Int? = nil) throws -> GoldComparison {
    try GoldComparison(batch.files(), attempt: attempt, in: batch.state(), RatedBatch.digest)
  }

  private func lines(_ batch: RatedBatch) throws -> [String] {
    try comparison(batch).text.split(separator: "\n").map(String.init)
  }

  @Test func saysWhoSawWhat() throws {
    #expect(
      try lines(batch()) == [
        "notes/b1, attempt 1: failed, 1 of 3 drawn items defective",
        "Items",
        "  sound      n-1  alan approve",
        "  defective  n-2  alan approve, grace request-changes",
        "  sound      n-3  alan approve",
        "Reviewers: verdicts that agree with the label",
        "  alan   2 of 3, 66.7 % (20.8 % to 93.9 %)",
        "  grace  1 of 1, 100 % (20.7 % to 100 %)",
        "Annotators: items that are sound",
        "  ada     2 of 3, 66.7 % (20.8 % to 93.9 %)",
        "  edsger  1 of 1, 100 % (20.7 % to 100 %)",
      ])
  }

  @Test func theLastWordOnThatContentCounts() throws {
    var batch = try batch()
    batch.review("alan", ["clear": 1], of: "n-2", round: 2, verdict: "reject", findings: Self.against)
    #expect(try lines(batch).contains("  defective  n-2  alan reject, grace request-changes"))
    batch.review("alan", ["clear": 3], of: "n-2", round: 3, verdict: "withdraw")
    #expect(try lines(batch).contains("  defective  n-2  grace request-changes"))
  }

  @Test func whatWasSaidOfAnotherContentIsNotCompared() throws {
    var batch = try batch()
    batch.item("n-1", text: "changed since")
    #expect(try lines(batch).contains("  sound      n-1  alan approve"), "the label is of what it was")
    batch.review("grace", ["clear": 1], of: "n-1", round: 1, verdict: "reject", findings: Self.against)
    #expect(try lines(batch).contains("  sound      n-1  alan approve"))
  }

  @Test func anItemThatWentIsComparedWithoutItsPeople() throws {
    var batch = try batch()
    batch.tree["\(RatedBatch.folder)/items/n-2.yaml"] = nil
    #expect(try lines(batch).contains("  defective  n-2  "))
  }

  @Test(arguments: [nil, 1, 2]) func nothingIsComparedBeforeThereIsAResult(attempt: Int?) throws {
    var batch = try batch()
    batch.tree["\(RatedBatch.folder)/attempts/1/result.yaml"] = nil
    #expect(throws: Refusal.self) { _ = try comparison(batch, attempt) }
    batch.result(1, "abandoned", more: "reason: lost")
    #expect(throws: Refusal.self) { _ = try comparison(batch, attempt) }
  }

  @Test func refusesAnAttemptThatIsNotThere() throws {
    let batch = try batch()
    let refusal = Refusal(
      "attempt 3 at notes/b1 has no result yet, and nothing is compared before all labels are committed",
      help: "git dataset status notes/b1 says what comes next")
    #expect(throws: refusal) { _ = try comparison(batch, 3) }
  }

  @Test func plantedItemsAreScoredByTheirAnswers() throws {
    var batch = try batch()
    batch.seed("n-2", defective: true, criteria: ["clear", "short"])
    batch.seed("n-3")
    let text = try lines(batch)
    let start = try #require(text.firstIndex(of: "Control items"))
    #expect(
      Array(text[start...]) == [
        "Control items",
        "  defective  n-2  easy  alan approve, grace request-changes",
        "  sound      n-3  easy  alan approve",
        "Reviewers: verdicts that agree with the known answers",
        "  alan   1 of 2, 50 % (9.5 % to 90.5 %)",
        "  grace  1 of 1, 100 % (20.7 % to 100 %)",
        "Criteria that no finding of a reviewer names",
        "  alan  n-2  clear, short",
        "  grace  n-2  short",
      ])
  }

  @Test func programsGetTheSame() throws {
    var batch = try batch()
    #expect(try comparison(batch).value["seeded"] == nil)
    batch.seed("n-3")
    let value = try comparison(batch).value
    #expect(value["outcome"] == .string("failed") && value["attempt"] == .integer(1))
    guard case .list(let items) = value["items"] else {
      Issue.record("no items")
      return
    }
    #expect(items.map { $0["defective"] } == [.boolean(false), .boolean(true), .boolean(false)])
    #expect(items[1]["verdicts"] == ["alan": .string("approve"), "grace": .string("request-changes")])
    #expect(items.allSatisfy { $0["findings"] == nil && $0["comment"] == nil })
    #expect(value["seeded"] != nil)
  }
}

/// Shares and plans in words.
@Suite struct PlanTextTests {
  @Test(arguments: [
    (0, 10, "0 %"), (1, 10, "10 %"), (1, 3, "33.3 %"), (2, 3, "66.7 %"), (1, 2001, "less than 0.1 %"),
    (1, 2000, "0.1 %"), (1999, 2000, "more than 99.9 %"), (10, 10, "100 %"), (0, 0, "0 %"), (3, 2, "150 %"),
  ])
  func sharesAreNeverMoreThanTheyAre(count: Int, total: Int, text: String) {
    #expect(Percent.of(count, total) == text)
  }

  @Test(arguments: [(1.0, "100 %"), (0.0, "0 %"), (1e-12, "less than 0.1 %"), (-0.5, "-50 %"), (1e300, "100000000 %")])
  func anyNumberHasWords(share: Double, text: String) { #expect(Percent.of(share) == text) }

  private func plan(_ change: (inout RatedBatch) throws -> Void) throws -> AttemptPlan {
    var batch = RatedBatch.audited()
    for number in 1...20 { batch.item("n-\(number)", text: "\(number)") }
    try change(&batch)
    return try #require(batch.files().attempts.first?.plan)
  }

  @Test func aWholeAuditDrawsNothing() throws {
    let plan = try plan { try $0.plan(accept: 1) }
    #expect(plan.summary == "Attempt 1 audits all 20 items, of which 1 may be defective")
    #expect(
      Characteristic(of: plan).text
        == "Every item is audited, so that nothing is drawn: at most 1 may be defective.\n")
  }

  @Test func aSampleHasTwoEnds() throws {
    let plan = try plan { try $0.plan(sample: 5, withdrawn: ["x"], minimum: 2) }
    #expect(
      plan.summary
        == "Attempt 1 audits 5 of 21 items, 1 of them withdrawn, each a defect, of which 0 may be defective"
        + ", of each annotator 2 at least")
    let ends = Characteristic(of: plan)
    #expect(ends.good == 1 && ends.bad == 11)
    #expect(ends.acceptance(defective: 0) == 1 && ends.acceptance(defective: 21) == 0)
    #expect(ends.acceptance(defective: ends.good) > ends.acceptance(defective: ends.bad))
    #expect(ends.text.contains("A good batch, with 1 of 21 items defective (4.8 %)"))
    #expect(ends.text.contains("A bad batch, with 11 of 21 items defective (52.4 %, just above the LTPD of 0.5"))
  }
}
