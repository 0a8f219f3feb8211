import Dataset
import Engine
import Fixtures
import Testing

/// Ratings beside those of two reviewers: judgements, findings, gold labels.
@Suite struct SecondRaterTests {
  // MARK: Judgements

  private func judged(_ policy: String = "judgements: 3") -> RatedBatch {
    var batch = RatedBatch()
    batch.policy = policy
    batch.tree["streams/notes/judgement.yaml"] = """
      type: object
      required: [preference, minutes, lines, fit]
      properties:
        preference: {type: integer, minimum: -3, maximum: 3}
        minutes: {type: integer, minimum: 1}
        lines: {type: integer, minimum: 0, maximum: 500}
      """
    return batch
  }

  @Test func judgementsAreRatedOnTheSchemasFullScale() throws {
    var batch = judged()
    batch.judgement("grace", ["preference": -3, "minutes": 5, "lines": 3])
    batch.judgement("alan", ["preference": 2])
    batch.judgement("barbara", ["preference": 9])
    batch.review("grace", ["clear": 3])
    let lot = try batch.lot()
    #expect(lot.source == .judgements)
    #expect(lot.scales == [RatingScale(criterion: "preference", values: Array(-3...3))])
    #expect(lot.values("preference") == ["alan 2", "grace -3"])
    #expect(lot.ratings.count == 1)
  }

  @Test func authorsAndStrangersDoNotJudge() throws {
    var batch = judged()
    batch.judgement("ada", ["preference": 1])
    batch.judgement("mallory", ["preference": 1])
    batch.judgement("grace", ["preference": 1], more: "minutes: 4")
    batch.judgement("alan", ["preference": 1], more: "key: SHA256:KG")
    let lot = try batch.lot()
    #expect(lot.ratings.isEmpty)
    #expect(lot.why("ada") == [.author] && lot.why("mallory") == [.unknownPerson])
    #expect(lot.why("grace") == [.noKey] && lot.why("alan") == [.unknownKey("SHA256:KG")])
  }

  @Test func judgementsAreSealedWhereTheyMustBeIndependent() throws {
    var batch = judged("judgements: 2\n    review: {approvals: 1, independent: true}")
    let salt = "key: SHA256:KG\nsalt: \"\(String(repeating: "a", count: 64))\""
    batch.judgement("grace", ["preference": 1], more: salt)
    #expect(try batch.lot().why("grace") == [.unsealed])
    batch.seal("grace", "judgements/n-1/grace.yaml")
    #expect(try batch.lot().values("preference") == ["grace 1"])
  }

  @Test func theManifestNamesTheFieldWhereScalesDiffer() throws {
    var batch = judged()
    let path = "streams/notes/judgement.yaml"
    batch.tree[path]? += "\n  fit: {type: integer, minimum: 1, maximum: 5}\n"
    #expect(throws: Unreadable.self) { try batch.lot() }
    batch.policy = "judgements: 3\n    agreement: {coefficient: gwet-ac1, minimum: 0.7, of: fit}"
    #expect(try batch.lot().scales == [RatingScale(criterion: "fit", values: Array(1...5))])
    batch.policy = "judgements: 3\n    agreement: {coefficient: gwet-ac1, minimum: 0.7, of: lines}"
    #expect(throws: Unreadable.self) { try batch.lot() }
  }

  // MARK: Findings

  @Test func findingsAreComparedFileByFile() throws {
    var batch = RatedBatch()
    batch.policy =
      "review: {approvals: 2}\n    agreement: {coefficient: krippendorff-alpha, minimum: 0.67, unit: finding-grid}"
    batch.review(
      "grace", ["clear": 3],
      findings: """
        [{criterion: clear, severity: minor, path: a.c, note: x},
        {criterion: clear, severity: critical, path: a.c, note: y}]
        """)
    batch.review("alan", ["clear": 0], findings: "[{criterion: clear, note: x}]")
    let lot = try batch.lot()
    #expect(lot.values("clear", file: "a.c") == ["alan 0", "grace 3"])
    #expect(lot.values("clear") == ["alan 1", "grace 0"])
    #expect(lot.values("short", file: "a.c") == ["alan 0", "grace 0"])
    #expect(lot.ratings.count == 4)
    #expect(lot.scales.map(\.values) == [[0, 1, 2, 3], [0, 1, 2, 3]])
  }

  // MARK: Gold labels

  @Test func theCalibratorIsTheSecondRaterOfASingleReview() throws {
    var batch = RatedBatch()
    batch.policy = "review: {approvals: 1}"
    batch.review("grace", ["clear": 3])
    batch.label(["clear": 2])
    let lot = try batch.lot()
    #expect(lot.source == .labels && lot.values("clear") == ["edsger 2", "grace 3"])
  }

  @Test func twoReviewersNeedNoCalibrator() throws {
    var batch = RatedBatch()
    batch.review("grace", ["clear": 3])
    batch.label(["clear": 2])
    let lot = try batch.lot()
    #expect(lot.source == .reviews && lot.values("clear") == ["grace 3"])
  }

  @Test func theFirstLabelHolds() throws {
    var batch = RatedBatch()
    batch.policy = "review: {approvals: 1}"
    batch.label(["clear": 2])
    batch.label(["clear": 3], attempt: 2)
    #expect(try batch.lot().values("clear") == ["edsger 2"])
  }

  @Test func nobodyIsTheSecondRaterOfTheirOwnReview() throws {
    var batch = RatedBatch()
    batch.policy = "review: {approvals: 1}"
    batch.review("grace", ["clear": 3])
    batch.label(["clear": 2], by: "grace")
    #expect(try batch.lot().values("clear") == ["grace 3"])
  }
}
