import Dataset
import Documents
import Engine
import Fixtures
import Statistics
import Testing

/// How far people agree on single criteria, and which nobody uses.
@Suite struct CriterionReliabilityTests {
  /// So many items whose criterion `clear` two reviewers see alike, and `short` by chance.
  private func batch(_ count: Int, _ agreement: String? = "coefficient: krippendorff-alpha, minimum: -1") -> RatedBatch
  {
    var batch = RatedBatch()
    batch.policy = "review: {approvals: 2}" + (agreement.map { "\n    agreement: {\($0)}" } ?? "")
    for number in 0..<count {
      let id = "m-\(number)"
      batch.item(id)
      batch.review("grace", ["clear": number % 4, "short": number % 4], of: id)
      batch.review("alan", ["clear": number % 4, "short": (number + number / 4) % 4], of: id)
    }
    return batch
  }

  private func unreliable(_ batch: RatedBatch) throws -> [String] {
    try batch.agreement().unreliable.map(\.criterion)
  }

  @Test func namesTheCriterionThatPeopleReadInTheirOwnWay() throws {
    let found = try batch(30).agreement().unreliable
    #expect(found.map(\.criterion) == ["short"] && found.map(\.sharedUnits) == [30])
    #expect(found.first?.measure.coefficient == .ordinalAlpha)
    #expect(found.first?.policy == .standard)
    // It is the very measure that `git dataset batch agreement` prints.
    #expect(try found.first?.measure == batch(30).agreement().criteria[1].measure(.ordinalAlpha))
  }

  @Test func saysNothingOfFewUnits() throws {
    #expect(try unreliable(batch(29)) == [])
    let policy = "coefficient: krippendorff-alpha, minimum: -1, criterion_units: 29"
    #expect(try unreliable(batch(29, policy)) == ["short"])
  }

  @Test func measuresByOrdinalAlphaWhereTheStreamAsksForNoAgreement() throws {
    #expect(try unreliable(batch(30, nil)) == ["short"])
    #expect(try batch(30, nil).agreement().unreliable.first?.measure.coefficient == .ordinalAlpha)
  }

  @Test func measuresByTheCoefficientOfTheStream() throws {
    let found = try batch(30, "coefficient: gwet-ac1, minimum: -1").agreement().unreliable
    #expect(found.map(\.measure.coefficient) == [.gwetAC1])
  }

  @Test func theBoundReachesTheMinimumItself() throws {
    let low = try #require(try batch(30).agreement().unreliable.first?.measure.low)
    let policy = "coefficient: krippendorff-alpha, minimum: -1, criterion_minimum:"
    #expect(try unreliable(batch(30, "\(policy) \(low)")) == [])
    #expect(try unreliable(batch(30, "\(policy) \(Millionths(rounding: low.value + 0.000001))")) == ["short"])
  }

  /// One verdict in thirty differs: alpha is 0 and has no bound, which says nothing about the criterion.
  @Test func skewedVerdictsAreNoDisagreement() throws {
    var batch = batch(0)
    for number in 0..<30 {
      batch.item("m-\(number)")
      batch.review("grace", ["clear": 3], of: "m-\(number)")
      batch.review("alan", ["clear": number == 0 ? 2 : 3], of: "m-\(number)")
    }
    #expect(try batch.agreement().criteria[0].measure(.ordinalAlpha).low == nil)
    #expect(try unreliable(batch) == [])
  }

  @Test func judgementsRateNoCriteria() throws {
    var batch = batch(0, "coefficient: krippendorff-alpha, minimum: -1, criterion_units: 1")
    batch.policy += "\n    judgements: 2"
    batch.tree["streams/notes/judgement.yaml"] = """
      type: object
      required: [clear]
      properties: {clear: {type: integer, minimum: 0, maximum: 3}}
      """
    batch.judgement("grace", ["clear": 0])
    batch.judgement("alan", ["clear": 3])
    #expect(try batch.agreement().criteria[0].sharedUnits == 1)
    #expect(try unreliable(batch) == [])
    #expect(try rated(batch) == nil)
  }

  // MARK: A whole stream

  /// The rubric with what was said in all batches.
  private func rated(_ batch: RatedBatch, version: String = "1.1.0") throws -> RatedRubric? {
    let manifest = try batch.manifest
    let text = try #require(batch.tree["streams/notes/rubrics/1.1.0.yaml"]).replacing("1.1.0", with: version)
    let document = try #require(Document.read(Array(text.utf8), as: .yaml).document)
    let people = try #require(Document.read(Array(batch.people.utf8), as: .yaml).document)
    return try RatedRubric(
      Rubric(document), at: "r.yaml", of: try #require(manifest.stream(named: "notes")), manifest,
      SigningKeys(People(people, path: "people.yaml"), Panel.reading), in: batch.tree
    ) { MemoryTree.digest(String(decoding: $0, as: UTF8.self)) }
  }

  @Test func countsBatchesOfOneMajorTogether() throws {
    var batch = batch(20)
    for (path, text) in batch.tree.files where path.hasPrefix("\(RatedBatch.folder)/") {
      batch.tree[path.replacing("/b1/", with: "/b2/")] = text.replacing("notes/b1", with: "notes/b2")
    }
    #expect(try unreliable(batch) == [])
    for version in ["1.1.0", "1.0.0", "1.2.0"] {
      let rubric = try #require(try rated(batch, version: version))
      #expect(rubric.unreliable.map(\.criterion) == ["short"] && rubric.unreliable.map(\.sharedUnits) == [40])
      #expect(rubric.items == 40 && rubric.used == ["clear", "short"])
    }
    for version in ["2.0.0", "1.1.0-rc.1"] {
      let rubric = try #require(try rated(batch, version: version))
      #expect(rubric.unreliable.isEmpty && rubric.items == 0 && rubric.used.isEmpty)
    }
  }

  @Test func countsWhoseWordCounts() throws {
    var batch = batch(0)
    batch.review("grace", [:], findings: "[{criterion: short, severity: minor, note: It is long.}]")
    for id in ["n-2", "n-3", "n-4"] { batch.item(id) }
    batch.review("alan", [:], of: "n-2")
    batch.review("ada", ["clear": 3], of: "n-3")
    batch.review("grace", ["clear": 3], of: "n-4", round: 2)
    let rubric = try #require(try rated(batch))
    #expect(rubric.items == 2 && rubric.used == ["short"])
  }
}
