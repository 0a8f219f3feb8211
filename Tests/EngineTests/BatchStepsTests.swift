import Dataset
import Diagnostics
import Engine
import Fixtures
import Testing

/// What a batch still needs before it can be signed off, and who can do it: Ada writes, Grace, Alan and Barbara
/// review, Edsger calibrates, Donald owns.
@Suite struct BatchStepsTests {
  private func steps(_ batch: RatedBatch, drafted: Set<String> = []) throws -> [String] {
    try BatchSteps(batch.progress(drafted: drafted)).steps.map { step in
      "\(step.what) | \(step.who.joined(separator: " ")) | \(step.command ?? "")"
    }
  }

  // MARK: Open

  @Test func anEmptyBatchNeedsItems() throws {
    var batch = RatedBatch.audited()
    batch.tree = MemoryTree()
    batch.manifest(more: RatedBatch.commitments("edsger", nil))
    #expect(try steps(batch) == ["there is no item yet | ada | git dataset new notes/b1"])
  }

  @Test func withoutGoldNothingIsSignedOff() throws {
    let batch = RatedBatch.audited("review: {approvals: 1}")
    #expect(
      try steps(batch) == [
        "1 item waits for approvals | alan barbara grace | git dataset review notes/b1",
        "the manifest has no `gold` for the stream | donald | ",
      ])
  }

  @Test func itemsWaitForApprovals() throws {
    var batch = RatedBatch.audited()
    batch.manifest(more: RatedBatch.commitments("edsger", nil))
    #expect(try steps(batch) == ["1 item waits for approvals | alan barbara grace | git dataset review notes/b1"])
    batch.item("n-2", text: "two")
    #expect(try steps(batch) == ["2 items wait for approvals | alan barbara grace | git dataset review notes/b1"])
  }

  /// Who wrote an item cannot review it, and is told apart where nobody else is left.
  @Test func itemsThatNobodyCanReviewAreToldApart() throws {
    var batch = RatedBatch.audited()
    batch.manifest(more: RatedBatch.commitments("edsger", nil))
    batch.item("n-2", authors: "[ada, grace, alan, barbara]", text: "two")
    #expect(
      try steps(batch) == [
        "1 item waits for approvals | alan barbara grace | git dataset review notes/b1",
        "1 item waits for approvals: notes/b1/n-2 |  | git dataset review notes/b1",
      ])
    batch.item("n-3", authors: "[ada, grace, alan, barbara]", text: "three")
    #expect(try steps(batch).last == "2 items wait for approvals: notes/b1/n-2, … |  | git dataset review notes/b1")
  }

  @Test(arguments: [
    ("request-changes", "1 item waits for changes by the authors | ada | git dataset status notes/b1"),
    ("reject", "1 item waits to be deleted after a rejection | ada | git dataset status notes/b1"),
  ])
  func whatIsAgainstAnItemIsForItsAuthors(verdict: String, step: String) throws {
    var batch = RatedBatch.audited()
    batch.manifest(more: RatedBatch.commitments("edsger", nil))
    batch.review("grace", ["clear": 1], verdict: verdict, findings: "[{criterion: clear, note: x}]")
    #expect(try steps(batch) == [step])
  }

  @Test func aDisputeIsForSomebodyElse() throws {
    var batch = RatedBatch.audited()
    batch.manifest(more: RatedBatch.commitments("edsger", nil))
    batch.review("grace", ["clear": 3])
    batch.review("alan", ["clear": 1], verdict: "request-changes", findings: "[{criterion: clear, note: x}]")
    #expect(
      try steps(batch) == [
        "1 item waits for somebody who decides between reviewers | barbara | git dataset adjudicate notes/b1/n-1"
      ])
  }

  @Test func secretsAreLacking() throws {
    var batch = RatedBatch.audited("review: {approvals: 1}\n    gold: {ltpd: 0.5, beta: 0.1, accept: 0}")
    batch.review("grace", ["clear": 3])
    #expect(
      try steps(batch) == [
        "no calibrator has committed to secrets | edsger | git dataset batch secrets notes/b1",
        "no witness has committed to secrets | donald | git dataset batch secrets notes/b1",
      ])
    batch.manifest(more: RatedBatch.commitments("edsger", nil))
    #expect(
      try steps(batch) == ["no witness has committed to secrets | donald | git dataset batch secrets notes/b1"])
  }

  /// Without a key that counts nobody can sign anything.
  @Test func whoeverHasNoKeyCanDoNothing() throws {
    var batch = RatedBatch.audited()
    batch.manifest(more: RatedBatch.commitments("edsger", nil))
    batch.people = batch.people.replacing("ssh-ed25519 KT}", with: "ssh-ed25519 KT, status: retired}")
    #expect(try steps(batch) == ["1 item waits for approvals | barbara grace | git dataset review notes/b1"])
  }

  @Test func whatIsApprovedIsFrozen() throws {
    var batch = RatedBatch.audited()
    batch.review("grace", ["clear": 3])
    batch.manifest(more: RatedBatch.commitments("edsger", nil))
    #expect(try steps(batch) == ["everything is approved | edsger | git dataset batch freeze notes/b1"])
  }

  @Test func whoeverDrawsAndHasAPartAuditsAll() throws {
    var batch = RatedBatch.audited()
    batch.item("n-1", authors: "[ada, edsger]")
    batch.review("grace", ["clear": 3])
    batch.manifest(more: RatedBatch.commitments("edsger", nil))
    let step = try #require(try steps(batch).first)
    #expect(step.hasPrefix("everything is approved; edsger, whose secrets draw the sample, "))
    #expect(step.contains(", so audit the whole batch"))
    #expect(step.hasSuffix("|  | git dataset batch freeze notes/b1 --whole"), "\(step)")
  }

  @Test func plantedItemsAreLacking() throws {
    var batch = RatedBatch.audited(
      RatedBatch.gold.replacing("witness: false", with: "witness: false, seeded: {share: 0.5}"))
    batch.review("grace", ["clear": 3])
    batch.manifest(more: RatedBatch.commitments("edsger", nil))
    #expect(
      try steps(batch) == ["1 item with a known answer is to be planted | edsger | git dataset gold plant notes/b1"])
    for number in 2...4 {
      batch.item("n-\(number)", text: "\(number)")
      batch.review("grace", ["clear": 3], of: "n-\(number)")
    }
    #expect(
      try steps(batch) == ["2 items with known answers are to be planted | edsger | git dataset gold plant notes/b1"])
  }

  @Test(arguments: ["calibration", "example"]) func otherKindsAreSignedOffByNobody(kind: String) throws {
    var batch = RatedBatch.audited()
    batch.manifest(kind: kind)
    #expect(try steps(batch) == [])
  }

  // MARK: Frozen and after

  private func frozen(_ items: Int = 2) throws -> RatedBatch {
    var batch = RatedBatch.audited()
    for number in 1...items { batch.item("n-\(number)", text: "\(number)") }
    batch.manifest(state: "frozen", more: RatedBatch.commitments("edsger", nil))
    try batch.plan()
    return batch
  }

  @Test func secretsAreRevealedFirst() throws {
    var batch = try frozen()
    #expect(try steps(batch) == ["secrets are not revealed yet | edsger | git dataset reveal notes/b1"])
    batch.reveal("edsger")
    #expect(try steps(batch) == ["2 items have no label | edsger | git dataset gold label notes/b1"])
  }

  @Test func labelsAreCountedWithTheDrafts() throws {
    var batch = try frozen()
    batch.reveal("edsger")
    #expect(try steps(batch, drafted: ["n-1"]) == ["1 item has no label | edsger | git dataset gold label notes/b1"])
    batch.label([:], of: "n-2")
    #expect(try steps(batch) == ["1 item has no label | edsger | git dataset gold label notes/b1"])
    #expect(
      try steps(batch, drafted: ["n-1"])
        == ["the labels are not committed yet | edsger | git dataset gold label notes/b1 --finish"])
  }

  @Test func aPassedAuditIsSignedOffAndAFailedOneOpenedAgain() throws {
    var batch = try frozen()
    batch.reveal("edsger")
    batch.result(1, "passed", sample: ["n-1", "n-2"])
    #expect(try steps(batch) == ["it passed its audit | edsger | git dataset sign-off notes/b1"])
    batch.manifest(state: "failed", more: RatedBatch.commitments("edsger", nil))
    #expect(try steps(batch) == ["attempt 1 failed | edsger | git dataset batch reopen notes/b1"])
    batch.manifest(state: "signed-off")
    #expect(try steps(batch) == [])
  }

  @Test func aPlanThatCannotBeReadIsSaid() throws {
    var batch = try frozen()
    batch.tree["\(RatedBatch.folder)/attempts/1/plan.yaml"] = "dataset: 1\n"
    #expect(try steps(batch) == ["the plan cannot be read |  | "])
  }

  @Test func whatWasFoundDefectiveComesFirstAfterReopening() throws {
    var batch = try frozen()
    batch.reveal("edsger")
    batch.label([:], of: "n-1", defective: true)
    batch.label([:], of: "n-2")
    batch.result(1, "failed", sample: ["n-1", "n-2"], defective: ["n-1"])
    batch.manifest(more: RatedBatch.commitments("edsger", nil))
    #expect(
      try steps(batch).first
        == "1 item labelled defective in attempt 1 is unchanged | ada | git dataset gold compare notes/b1 --attempt 1")
    batch.item("n-1", text: "mended")
    #expect(try steps(batch).first?.contains("labelled defective") == false)
  }

  @Test func noSecretsAreLeft() throws {
    var batch = try frozen()
    batch.result(1, "failed", sample: ["n-1", "n-2"], defective: ["n-1"])
    for id in ["n-1", "n-2"] { batch.review("grace", ["clear": 3], of: id) }
    batch.manifest(more: RatedBatch.commitments("edsger", nil, attempts: 1))
    #expect(
      try steps(batch)
        == ["no secrets are left for attempt 2 | edsger | git dataset batch freeze notes/b1 --whole"])
  }

  // MARK: Nobody

  @Test func whereNobodyCanDoItAnOwnerCanChangeThat() throws {
    var batch = RatedBatch.audited()
    batch.people = batch.people.replacing("notes: [calibrator]", with: "")
    batch.review("grace", ["clear": 3])
    batch.manifest(more: RatedBatch.commitments("edsger", nil))
    let step = try #require(BatchSteps(batch.progress()).steps.first)
    #expect(step.who == [])
    #expect(
      step.relief
        == "nobody can do this now; owners (donald) can give somebody the role: "
        + "git dataset people add ID --role notes:calibrator")
  }
}
