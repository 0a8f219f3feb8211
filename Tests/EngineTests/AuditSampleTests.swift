import Dataset
import Diagnostics
import Engine
import Fixtures
import Testing

/// What an attempt audits: what its secrets draw, or what its result names.
@Suite struct AuditSampleTests {
  private func batch(_ items: Int = 4, sample: Int? = nil) throws -> RatedBatch {
    var batch = RatedBatch.audited()
    for number in 1...items { batch.item("n-\(number)", text: "\(number)") }
    batch.manifest(state: "frozen", more: RatedBatch.commitments("edsger", nil))
    try batch.plan(sample: sample)
    return batch
  }

  private func sample(_ batch: RatedBatch, _ attempt: Int? = nil) throws -> AuditSample {
    try AuditSample(batch.files(), attempt: attempt, in: batch.state(), RatedBatch.digest)
  }

  private func refusal(_ batch: RatedBatch, _ attempt: Int? = nil) throws -> String {
    do {
      _ = try sample(batch, attempt)
    } catch let refusal as Refusal {
      return refusal.words
    }
    return ""
  }

  @Test func aWholeBatchIsDrawnWithoutSecrets() throws {
    let sample = try sample(batch())
    #expect(sample.drawn.map(\.id) == ["n-1", "n-2", "n-3", "n-4"] && sample.added.isEmpty)
    #expect(sample.seed == nil && sample.source == nil && sample.drawn.allSatisfy { $0.ticket == nil })
    #expect(sample.unlabelled == ["n-1", "n-2", "n-3", "n-4"])
  }

  @Test func aPartIsDrawnByTheSecrets() throws {
    var batch = try batch(sample: 2)
    #expect(try refusal(batch) == "nothing is drawn from notes/b1 yet: edsger has not revealed a secret")
    batch.reveal("edsger")
    let sample = try sample(batch)
    #expect(sample.drawn.count == 2 && sample.seed?.utf8.count == 64 && sample.source != nil)
    let tickets = sample.drawn.compactMap(\.ticket)
    #expect(tickets == tickets.sorted() && Set(tickets).count == 2)
    #expect(try self.sample(batch).drawn.map(\.id) == sample.drawn.map(\.id))
  }

  @Test func labelsAreThoseOfWhatTheItemsHold() throws {
    var batch = try batch()
    batch.label([:], of: "n-1")
    batch.label([:], of: "n-2", rubric: "3.0.0")
    #expect(try sample(batch).unlabelled == ["n-2", "n-3", "n-4"])
  }

  @Test func whatWasWithdrawnIsADefectWithoutALabel() throws {
    var batch = try batch()
    try batch.plan(withdrawn: ["n-9"])
    let sample = try sample(batch)
    #expect(sample.all.filter(\.isWithdrawn).map(\.id) == ["n-9"])
    #expect(!sample.unlabelled.contains("n-9"))
  }

  @Test func theResultNamesWhatWasAudited() throws {
    var batch = try batch(sample: 2)
    batch.label([:], of: "n-3", defective: true)
    batch.result(1, "failed", sample: ["n-3", "n-1"], added: ["n-2"], defective: ["n-3"], more: "seed: \"ab\"")
    // What the batch holds now does not matter any more.
    batch.item("n-1", text: "changed")
    let sample = try sample(batch)
    #expect(sample.drawn.map(\.id) == ["n-3", "n-1"] && sample.added.map(\.id) == ["n-2"])
    #expect(sample.drawn.map { $0.label?.isDefective } == [true, nil])
    #expect(sample.seed == "ab" && sample.drawn.allSatisfy { $0.ticket != nil })
  }

  @Test func refusesWhatIsNotDrawn() throws {
    var batch = RatedBatch.audited()
    #expect(try refusal(batch) == "notes/b1 was never frozen, so nothing is drawn")
    batch = try self.batch()
    #expect(try refusal(batch, 2) == "notes/b1 has no attempt 2")
    #expect(try refusal(batch, 1) == "")
    try batch.plan(root: String(repeating: "0", count: 64))
    #expect(try refusal(batch) == "the items of notes/b1 are no longer those of its plan")
    batch.tree["\(RatedBatch.folder)/attempts/1/plan.yaml"] = "attempt: 1\n"
    #expect(try refusal(batch) == "notes/b1 has no plan that can be read")
    batch = try self.batch()
    batch.result(1, "abandoned", more: "reason: a secret is\n  lost")
    #expect(try refusal(batch) == "attempt 1 at notes/b1 was given up: a secret is lost")
  }

  // MARK: How far the batch has come

  @Test func countsWhatIsDone() throws {
    var batch = try batch(3)
    batch.label([:], of: "n-1")
    let progress = try batch.progress(drafted: ["n-2"])
    #expect(progress.approved == 3 && progress.audited == 3 && progress.labelled == 2)
    batch.manifest()
    batch.review("grace", ["clear": 3])
    let open = try batch.progress(drafted: ["n-2"])
    #expect(open.sample == nil && open.audited == 0 && open.labelled == 0)
    #expect(open.approved == 1 && open.standings[.waiting(missing: 1)]?.map(\.id) == ["n-2", "n-3"])
    #expect(open.open.map(\.name.id) == ["n-2", "n-3"])
  }

  @Test(arguments: [("", nil), ("time_budget_minutes: 7\n", 7), ("time_budget_minutes: 0\n", nil)] as [(String, Int?)])
  func theBatchsBudgetGoesBeforeTheStreams(more: String, budget: Int?) throws {
    var batch = RatedBatch.audited()
    batch.manifest(more: more)
    #expect(try batch.progress().budget == budget)
    batch.policy += "\n    time_budget_minutes: 5"
    #expect(try batch.progress().budget == budget ?? 5)
  }
}
