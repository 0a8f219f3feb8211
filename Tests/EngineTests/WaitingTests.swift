import Dataset
import Diagnostics
import Documents
import Engine
import Fixtures
import Testing

/// What waits for one person: Ada writes, Grace, Alan and Barbara review and judge.
@Suite struct WaitingTests {
  private static let against = "[{criterion: clear, note: x}]"

  private static func batch(_ policy: String = "review: {approvals: 2}") -> RatedBatch {
    var batch = RatedBatch()
    batch.policy = policy
    batch.give("ada", "notes: [annotator]")
    for person in ["grace", "alan", "barbara"] { batch.give(person, "notes: [annotator, reviewer]") }
    batch.give("edsger", "notes: [calibrator]")
    return batch
  }

  private func waiting(_ batch: RatedBatch, _ person: String) throws -> [String] {
    let state = try batch.state()
    let waiting = try Waiting(for: try #require(state.people[person]), in: state)
    return Waiting.Task.allCases.flatMap { task in waiting.found[task]?.map { "\(task) \($0.id)" } ?? [] }
  }

  @Test func anItemWaitsForItsReviewers() throws {
    var batch = Self.batch()
    for person in ["grace", "alan", "barbara"] { #expect(try waiting(batch, person) == ["review n-1"]) }
    for person in ["ada", "edsger"] { #expect(try waiting(batch, person) == [], "\(person)") }
    batch.review("grace", ["clear": 3])
    #expect(try waiting(batch, "grace") == [])
    #expect(try waiting(batch, "alan") == ["review n-1"])
    batch.review("alan", ["clear": 3])
    for person in ["grace", "alan", "barbara"] { #expect(try waiting(batch, person) == []) }
  }

  @Test func nobodyReviewsTheirOwn() throws {
    var batch = Self.batch()
    batch.item("n-1", authors: "[ada, grace]")
    #expect(try waiting(batch, "grace") == [])
    #expect(try waiting(batch, "alan") == ["review n-1"])
  }

  @Test func anItemThatChangedWaitsAgain() throws {
    var batch = Self.batch()
    batch.review("grace", ["clear": 3])
    batch.item("n-1", text: "changed")
    #expect(try waiting(batch, "grace") == ["review n-1"])
  }

  @Test(arguments: [("request-changes", "change n-1"), ("reject", "delete n-1")])
  func whatIsAgainstAnItemWaitsForItsAuthor(verdict: String, task: String) throws {
    var batch = Self.batch()
    batch.review("grace", ["clear": 1], verdict: verdict, findings: Self.against)
    #expect(try waiting(batch, "ada") == [task])
    for person in ["grace", "alan"] { #expect(try waiting(batch, person) == [], "\(person)") }
  }

  @Test func aDisputeWaitsForThirds() throws {
    var batch = Self.batch()
    batch.review("grace", ["clear": 3])
    batch.review("alan", ["clear": 1], verdict: "request-changes", findings: Self.against)
    #expect(try waiting(batch, "barbara") == ["adjudicate n-1"])
    for person in ["ada", "grace", "alan"] { #expect(try waiting(batch, person) == [], "\(person)") }
  }

  @Test func whoeverTheStreamNamesDecidesWithoutARole() throws {
    var batch = Self.batch("review: {approvals: 2, adjudicators: [edsger]}")
    batch.review("grace", ["clear": 3])
    batch.review("alan", ["clear": 1], verdict: "request-changes", findings: Self.against)
    #expect(try waiting(batch, "edsger") == ["adjudicate n-1"])
    #expect(try waiting(batch, "barbara") == [])
  }

  @Test func sealedVerdictsAreRevealedOnceThereAreEnough() throws {
    var batch = Self.batch("review: {approvals: 2, independent: true}")
    batch.seal("grace", "reviews/n-1/grace.1.yaml")
    #expect(try waiting(batch, "grace") == [])
    #expect(try waiting(batch, "alan") == ["review n-1"])
    batch.seal("alan", "reviews/n-1/alan.1.yaml")
    for person in ["grace", "alan"] { #expect(try waiting(batch, person) == ["reveal n-1"], "\(person)") }
  }

  @Test(arguments: ["1.0.0", "1.1.0"]) func onlyAnotherMajorMakesAnItemStale(rubric: String) throws {
    var batch = Self.batch()
    batch.tree["\(RatedBatch.folder)/items/n-1.yaml"] = "id: n-1\nauthors: [ada]\nrubric: \(rubric)\ntext: one\n"
    batch.tree["streams/notes/rubrics/2.0.0.yaml"] = batch.tree["streams/notes/rubrics/1.1.0.yaml"]
    batch.tree["\(RatedBatch.folder)/batch.yaml"] =
      "format: 1\nkind: delivery\nstate: open\nrubric: 2.0.0\nmoved_from: 1.1.0\n"
    #expect(try waiting(batch, "ada") == ["refresh n-1"])
    #expect(try waiting(batch, "grace") == [])
    batch.manifest()
    #expect(try waiting(batch, "ada") == [])
    #expect(try waiting(batch, "grace") == ["review n-1"])
  }

  @Test(arguments: ["frozen", "failed", "signed-off"]) func closedBatchesAskNothing(state: String) throws {
    var batch = Self.batch()
    batch.manifest(state: state)
    for person in ["ada", "grace", "edsger"] { #expect(try waiting(batch, person) == [], "\(person)") }
  }

  @Test func onlyBatchesThatAreWantedAreLookedAt() throws {
    let state = try Self.batch().state()
    let grace = try #require(state.people["grace"])
    #expect(try Waiting(for: grace, in: state) { _ in false }.found.isEmpty)
    #expect(try Waiting(for: grace, in: state) { $0 == RatedBatch.name }.found[.review]?.count == 1)
  }

  @Test func whatCannotBeReadIsLeftOut() throws {
    var batch = Self.batch()
    batch.tree["\(RatedBatch.folder)/items/n-2.yaml"] = "authors: ["
    batch.tree["\(RatedBatch.folder)/items/n-3.yaml"] = "id: n-3\n"
    batch.tree["\(RatedBatch.folder)/items/n-3.json"] = "{}"
    #expect(try waiting(batch, "grace") == ["review n-1"])
  }

  @Test func brokenSealsAreRefused() throws {
    var batch = Self.batch("review: {approvals: 2, independent: true}")
    batch.tree["\(RatedBatch.folder)/seals/grace.yaml"] = "seals: ["
    #expect(throws: Refusal("\(RatedBatch.folder)/seals/grace.yaml cannot be read", help: "git dataset check says why"))
    {
      _ = try waiting(batch, "grace")
    }
  }
}
