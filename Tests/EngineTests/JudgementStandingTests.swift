import Dataset
import Documents
import Engine
import Fixtures
import Schema
import Testing

/// How several people's judgements of one item become one value, and what keeps them from it.
@Suite struct JudgementStandingTests {
  private static let preference = FieldScale(field: "preference", steps: .numbers(-3...3))
  private static let quality = FieldScale(field: "quality", steps: .numbers(1...5))
  private static let winner = FieldScale(field: "winner", steps: .values(["a", "b", "tie"]))
  private static let people = ["alan", "barbara", "edsger", "grace"]

  /// One judgement of each value, by one person after the other.
  private func judgements(_ values: [Value], _ field: String = "preference") -> [Judgement] {
    zip(Self.people, values).map { person, value in
      Judgement(person: person, subject: Panel.subject(), key: Panel.key(of: person), fields: [.init(field, value)])
    }
  }

  private func standing(
    _ judgements: [Judgement], _ consensus: Consensus = .median, _ scales: [FieldScale] = [preference],
    needed: Int = 3, reviewers: Set<String> = [], adjudication: Adjudication? = nil,
    answered: Set<AnsweredVerdict>? = nil, content: ItemContent = Panel.now, authors: Set<String> = ["ada"]
  ) throws -> JudgementStanding {
    JudgementStanding(
      JudgementCase(
        dataset: Panel.dataset, item: Panel.name, content: content, authors: authors, reviewers: reviewers,
        judgements: judgements, adjudication: adjudication, answered: answered, needed: needed, consensus: consensus,
        scales: scales, pin: Version("1.1.0")!), keys: try Panel().keys())
  }

  @Test func judgementsAreMissing() throws {
    let standing = try standing(judgements([2, 2]))
    #expect(standing.state == .incomplete(have: 2, needed: 3))
    #expect(standing.decided.isEmpty && !standing.isSettled)
  }

  @Test(
    arguments: [
      ([1, 2, 3], 2), ([-3, 0, 1], 0), ([3, 3, 3], 3), ([-2, 1, 1], 1), ([1, 3], 1), ([-3, -1], -1), ([0, 2], 0),
      ([-2, 0], 0), ([-3, 1, 2, 3], 1),
    ] as [([Int], Int)])
  func theMedianIsTheMiddle(values: [Int], median: Int) throws {
    let standing = try standing(judgements(values.map { .integer($0) }), needed: 2)
    #expect(standing.state == .consensus)
    #expect(standing.decided.map(\.value) == [.integer(median)])
  }

  @Test(arguments: [[-1, 1], [-3, -1, 2, 3]]) func aMedianOnBothSidesIsNone(values: [Int]) throws {
    #expect(try standing(judgements(values.map { .integer($0) }), needed: 2).state == .undecided(["preference"]))
  }

  @Test func aScaleWithoutSignsHasNoSides() throws {
    let standing = try standing(judgements([1, 4], "quality"), .median, [Self.quality], needed: 2)
    #expect(standing.decided.map(\.value) == [1])
  }

  @Test(
    arguments: [
      (["a", "a", "b"], "a"), (["a", "b", "tie"], nil), (["a", "a", "b", "b"], nil),
      (["tie", "tie", "tie", "a"], "tie"),
    ] as [([String], String?)])
  func theMajorityIsMoreThanHalf(values: [String], winner: String?) throws {
    for consensus in [Consensus.majority, .median] {
      let standing = try standing(judgements(values.map { .string($0) }, "winner"), consensus, [Self.winner])
      #expect(standing.state == (winner == nil ? .undecided(["winner"]) : .consensus))
      #expect(standing.decided.first?.value == winner.map { .string($0) })
    }
  }

  @Test func numbersAreTheSameHoweverTheyAreWritten() throws {
    let standing = try standing(judgements([2, .number("2.0"), 1]), .majority)
    #expect(standing.decided.count == 1)
  }

  @Test func underAdjudicationEverybodyAgrees() throws {
    #expect(try standing(judgements([2, 2, 2]), .adjudicated).state == .consensus)
    #expect(try standing(judgements([2, 2, 1]), .adjudicated).state == .undecided(["preference"]))
  }

  private func decision(
    by person: String, _ value: Value = 1, about subject: Subject = Panel.subject(), key: String? = nil
  ) -> Adjudication {
    Adjudication(
      subject: subject, by: person, key: key ?? Panel.key(of: person), verdict: .approve, reason: "because",
      decision: [.init("preference", value)])
  }

  @Test func aThirdPersonDecides() throws {
    let standing = try standing(judgements([-1, 1]), needed: 2, adjudication: decision(by: "grace"))
    #expect(standing.state == .consensus)
    #expect(standing.decided.first?.isAdjudicated == true && standing.decided.first?.value == 1)
  }

  @Test func whatJudgesAgreeOnNobodyDecidesOtherwise() throws {
    let standing = try standing(judgements([2, 3]), needed: 2, adjudication: decision(by: "grace", -3))
    #expect(standing.decided.first?.value == 2 && standing.decided.first?.isAdjudicated == false)
  }

  @Test func aDecisionOffTheScaleDecidesNothing() throws {
    let standing = try standing(judgements([-1, 1]), needed: 2, adjudication: decision(by: "grace", 9))
    #expect(standing.state == .undecided(["preference"]))
  }

  @Test func nobodyWithAPartDecides() throws {
    let values = judgements([-1, 1])
    #expect(try standing(values, needed: 2, adjudication: decision(by: "alan")).adjudicationDiscount == .judge)
    #expect(try standing(values, needed: 2, adjudication: decision(by: "ada")).adjudicationDiscount == .author)
    let reviewed = try standing(values, needed: 2, reviewers: ["grace"], adjudication: decision(by: "grace"))
    #expect(reviewed.adjudicationDiscount == .reviewer && reviewed.state == .undecided(["preference"]))
    let other = Panel.subject(content: ItemContent(blob: String(repeating: "b", count: 40), sha256: ""))
    let stale = try standing(values, needed: 2, adjudication: decision(by: "grace", about: other))
    #expect(stale.adjudicationDiscount == .stale)
  }

  /// One that came later was not before whoever decided.
  @Test func aJudgementThatNobodyAnsweredOpensTheFieldAgain() throws {
    let (values, decided) = (judgements([-1, 1, -2, 2]), decision(by: "ada"))
    func standing(answering people: [String]?, of count: Int) throws -> JudgementStanding {
      let answered = people.map { Set($0.map { Panel.answered($0, round: nil) }) }
      return try self.standing(
        Array(values.prefix(count)), needed: 2, adjudication: decided, answered: answered, authors: ["grace"])
    }
    #expect(try standing(answering: ["alan", "barbara"], of: 2).state == .consensus)
    let later = try standing(answering: ["alan", "barbara"], of: 3)
    #expect(later.adjudicationDiscount == .unanswered(by: "edsger", in: nil))
    #expect(try standing(answering: nil, of: 2).state == .consensus)
    #expect(try standing(answering: nil, of: 3).adjudicationDiscount == .unlisted)
    // A verdict of the same person is no judgement.
    let verdicts = Set(["alan", "barbara"].map { Panel.answered($0) })
    let other = try self.standing(
      Array(values.prefix(2)), needed: 2, adjudication: decided, answered: verdicts, authors: ["grace"])
    #expect(other.adjudicationDiscount == .unanswered(by: "alan", in: nil))
  }

  @Test func judgementsThatDoNotCount() throws {
    func judgement(_ person: String, _ subject: Subject = Panel.subject(), key: String?) -> Judgement {
      Judgement(person: person, subject: subject, key: key, fields: [.init("preference", 1)])
    }
    let other = ItemContent(blob: String(repeating: "b", count: 40), sha256: String(repeating: "b", count: 64))
    let cases: [(Judgement, Discount)] = [
      (judgement("ada", key: Panel.key(of: "ada")), .author),
      (judgement("alan", key: nil), .noKey),
      (judgement("alan", key: "SHA256:KB"), .unknownKey("SHA256:KB")),
      (judgement("nobody", key: "SHA256:K?"), .unknownPerson),
      (judgement("alan", Panel.subject(content: other), key: Panel.key(of: "alan")), .stale),
      (judgement("alan", Panel.subject(rubric: "2.0.0"), key: Panel.key(of: "alan")), .otherRubric(Version("2.0.0")!)),
      (judgement("alan", Panel.subject(dataset: "other"), key: Panel.key(of: "alan")), .foreign),
      (judgement("grace", key: Panel.key(of: "grace")), .reviewedToo),
    ]
    for (judgement, why) in cases {
      let standing = try standing([judgement], needed: 1, reviewers: ["grace"])
      #expect(standing.discounted.map(\.why) == [why])
      #expect(standing.state == .incomplete(have: 0, needed: 1))
    }
  }
}
