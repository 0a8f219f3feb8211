import Dataset
import Diagnostics
import Engine
import Fixtures
import Reports
import Testing

/// How items and batches stand, in lines for people.
@Suite struct StandingTextTests {
  private static let against = "[{criterion: clear, note: too vague}]"

  private func status(_ batch: RatedBatch, _ id: String = "n-1") throws -> [String] {
    let state = try batch.state()
    let item = try #require(try state.wantedItem(ItemName(stream: "notes", batch: "b1", id: id)))
    return try ItemStatus(item, in: state).text.split(separator: "\n").map(String.init)
  }

  @Test func anItemThatWaits() throws {
    let batch = RatedBatch.audited()
    #expect(
      try status(batch) == [
        "notes/b1/n-1: it needs 1 more approval",
        "  by ada; its content is \(batch.content("n-1").blob.prefix(12))",
        "Who can approve it: alan, barbara, grace",
        "  git dataset approve notes/b1/n-1",
      ])
  }

  @Test func whatCountsAndWhatDoesNot() throws {
    var batch = RatedBatch.audited("review: {approvals: 2}")
    batch.review("grace", ["clear": 3, "short": 2])
    batch.review("ada", ["clear": 3])
    let lines = try status(batch)
    #expect(lines[0] == "notes/b1/n-1: it needs 1 more approval")
    #expect(lines.contains("What counts:") && lines.contains("  grace  approve, round 1"))
    #expect(lines.contains("    clear 3, short 2"))
    #expect(lines.contains("What does not count:"))
    #expect(lines.contains { $0.hasPrefix("  ada  approve, round 1: ") })
    #expect(lines.contains("Who can approve it: alan, barbara"))
  }

  @Test(arguments: [
    ("request-changes", "its authors are asked for changes", "Next: its authors change it, and reviewers look again."),
    ("reject", "it is rejected", "Next: delete it, with the files beside it."),
  ])
  func whatIsAgainstAnItem(verdict: String, words: String, next: String) throws {
    var batch = RatedBatch.audited()
    batch.review("grace", ["clear": 1], verdict: verdict, findings: Self.against)
    let lines = try status(batch)
    #expect(lines.first == "notes/b1/n-1: \(words)" && lines.last == next)
    #expect(lines.contains("    clear: too vague"))
  }

  @Test func aDisputeIsDecidedByThirds() throws {
    var batch = RatedBatch.audited()
    batch.review("grace", ["clear": 3])
    batch.review("alan", ["clear": 1], verdict: "request-changes", findings: Self.against)
    #expect(try status(batch).suffix(2).first == "Who can decide: barbara")
    batch.people = batch.people.replacing(
      "[barbara@example.com], roles: {notes: [reviewer]}", with: "[barbara@example.com], roles: {}")
    #expect(try status(batch).last == "No reviewer is left who could decide: an owner has to add one.")
    batch.policy = "review: {approvals: 1, adjudicators: [grace]}"
    #expect(
      try status(batch).last
        == "Nobody is left whom the stream names to decide: an author changes the item, or an owner names another.")
  }

  @Test func nobodyIsLeftToReview() throws {
    var batch = RatedBatch.audited("review: {approvals: 3}")
    batch.item("n-1", authors: "[ada, grace]")
    #expect(
      try status(batch).last == "Only 2 of the reviewers can still approve it: an owner has to add reviewers.")
  }

  @Test func sealedVerdicts() throws {
    var batch = RatedBatch.audited("review: {approvals: 2, independent: true}")
    batch.seal("grace", "reviews/n-1/grace.1.yaml")
    var lines = try status(batch)
    #expect(lines.contains("Sealed, and not shown yet: grace") && lines.contains("Who can approve it: alan, barbara"))
    batch.seal("alan", "reviews/n-1/alan.1.yaml")
    lines = try status(batch)
    #expect(lines.last == "Next: they reveal their verdicts, git dataset reveal notes/b1")
  }

  @Test func aDefectIsSaidUntilItIsMended() throws {
    var batch = RatedBatch.audited()
    batch.review("grace", ["clear": 3])
    batch.label([:], defective: true)
    #expect(try status(batch).contains("Labelled defective in attempt 1, and has not changed since:"))
    #expect(try status(batch).last == "Next: its authors change it; as it is, no delivery contains it.")
    batch.item("n-1", text: "mended")
    #expect(try status(batch).contains("Labelled defective in attempt 1, and has changed since:"))
  }

  @Test(arguments: ["frozen", "failed", "signed-off"]) func aClosedBatchTakesNoVerdicts(state: String) throws {
    var batch = RatedBatch.audited()
    batch.manifest(state: state)
    #expect(try status(batch).last == "The batch is \(state), and takes no verdicts now.")
  }

  @Test func refusesWhatNobodyCanShow() throws {
    var batch = RatedBatch.audited()
    let name = ItemName(stream: "notes", batch: "b1", id: "n-2")
    #expect(try batch.state().wantedItem(name) == nil)
    batch.tree["\(RatedBatch.folder)/items/n-2.yaml"] = "id: n-2\n"
    batch.tree["\(RatedBatch.folder)/items/n-2.json"] = "{}"
    #expect(throws: Refusal.self) { _ = try batch.state().wantedItem(name) }
    batch.tree["\(RatedBatch.folder)/batch.yaml"] = "format: 1\nkind: delivery\nstate: open\n"
    #expect(throws: Refusal.self) { _ = try status(batch) }
    #expect(throws: Refusal.self) { _ = try batch.state().wantedStream("other") }
    #expect(throws: Refusal.self) { _ = try batch.state().wantedFiles("notes") }
    #expect(throws: Refusal.self) { _ = try batch.state().wantedFiles("notes/b2") }
  }

  // MARK: Batches

  @Test func howFarABatchIs() throws {
    var batch = RatedBatch.audited()
    for number in 1...4 { batch.item("n-\(number)", text: "\(number)") }
    batch.review("grace", ["clear": 3])
    #expect(
      try batch.progress().lines(width: 80) == [
        "written   4 items", "approved  [#######-----------------------]  1 of 4",
      ])
    #expect(try batch.progress().lines(width: 20) == ["written   4 items", "approved  1 of 4"])
    batch.manifest(state: "frozen")
    try batch.plan()
    batch.label([:], of: "n-1")
    #expect(
      try batch.progress().lines(width: 38) == [
        "written   4 items", "approved  [##########]  4 of 4", "sampled   [##########]  4 of 4",
        "labelled  [##--------]  1 of 4",
      ])
    #expect(try batch.progress().heading == "notes/b1: delivery, frozen, rubric 1.1.0, attempt 1")
    batch.result(1, "passed", sample: ["n-1"])
    #expect(try batch.progress().heading == "notes/b1: delivery, frozen, rubric 1.1.0, attempt 1 passed")
  }

  @Test(
    arguments: [
      ([], nil, nil), ([], 10, "minutes   none reported, 10 an item expected"),
      (["minutes: 5"], nil, "minutes   5 reported in 1 of 2 items"),
      (
        ["minutes: 5", "minutes: 2.5"], 10,
        "minutes   7.5 reported in 2 of 2 items, 38 % of the 20 expected (10 an item)"
      ),
    ] as [([String], Int?, String?)])
  func minutesAgainstTheBudget(minutes: [String], budget: Int?, line: String?) throws {
    var batch = RatedBatch.audited()
    for (number, id) in ["n-1", "n-2"].enumerated() {
      let more = number < minutes.count ? minutes[number] : "text: x"
      batch.tree["\(RatedBatch.folder)/items/\(id).yaml"] = "id: \(id)\nauthors: [ada]\n\(more)\n"
    }
    if let budget { batch.manifest(more: "time_budget_minutes: \(budget)\n") }
    #expect(try batch.progress().lines(width: 80).last { $0.hasPrefix("minutes") } == line)
  }

  @Test func stepsNameWhoCanTakeThem() throws {
    let batch = RatedBatch.audited("review: {approvals: 1}")
    #expect(
      try BatchSteps(batch.progress()).steps.flatMap(\.lines) == [
        "  1 item waits for approvals", "    alan, barbara, grace: git dataset review notes/b1",
        "  the manifest has no `gold` for the stream", "    donald",
      ])
  }

  @Test func whatWaitsIsCutAtTenNames() throws {
    var batch = RatedBatch.audited()
    for number in 2...12 { batch.item("n-\(number)", text: "\(number)") }
    let state = try batch.state()
    let lines = try Waiting(for: try #require(state.people["grace"]), in: state).lines
    #expect(lines.count == 12 && lines.first == "You can review 12 items:" && lines.last == "  and 2 more")
    #expect(lines[1] == "  notes/b1/n-1")
    #expect(try Waiting(for: try #require(state.people["edsger"]), in: state).lines == [])
  }
}
