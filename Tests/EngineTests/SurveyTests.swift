import Dataset
import Engine
import Fixtures
import Testing

/// What counts as an independent rating, and what does not.
@Suite struct SurveyTests {
  @Test func firstRoundsAreRatings() throws {
    var batch = RatedBatch()
    batch.review("grace", ["clear": 3, "short": 2])
    batch.review("alan", ["clear": 3, "short": 0], verdict: "request-changes")
    let lot = try batch.lot()
    #expect(lot.values("clear") == ["alan 3", "grace 3"])
    #expect(lot.values("short") == ["alan 0", "grace 2"])
    #expect(lot.source == .reviews && lot.leftOut.isEmpty)
    #expect(lot.scales.map(\.values) == [[0, 1, 2, 3], [0, 1, 2, 3]])
  }

  @Test func laterRoundsKnowWhatOthersSaid() throws {
    var batch = RatedBatch()
    batch.review("grace", ["clear": 3])
    batch.review("alan", ["clear": 0], verdict: "reject")
    batch.review("alan", ["clear": 3], round: 2)
    #expect(try batch.lot().values("clear") == ["alan 0", "grace 3"])
  }

  /// Taking a verdict back must not take it out of the figures, or everybody could who has seen the others'.
  @Test func whatWasTakenBackWasStillSaid() throws {
    var batch = RatedBatch()
    batch.review("alan", ["clear": 0], verdict: "reject")
    batch.review("alan", [:], round: 2, verdict: "withdraw")
    #expect(try batch.lot().values("clear") == ["alan 0"])
  }

  @Test func aWithdrawalRatesNothing() throws {
    var batch = RatedBatch()
    batch.review("alan", ["clear": 0], verdict: "withdraw")
    #expect(try batch.lot().ratings.isEmpty)
  }

  @Test func anotherContentIsAnotherUnit() throws {
    var batch = RatedBatch()
    batch.review("grace", ["clear": 3])
    batch.item("n-1", text: "two")
    batch.review("alan", ["clear": 3])
    let agreement = try batch.agreement()
    #expect(agreement.pooled.units == 2)
    #expect(agreement.pooled.sharedUnits == 0)
    #expect(agreement.lot.leftOut.isEmpty)
  }

  @Test func aCompromisedKeyNeverCounts() throws {
    var batch = RatedBatch()
    batch.people = batch.people.replacing("{key: ssh-ed25519 KG}", with: "{key: ssh-ed25519 KG, status: compromised}")
    batch.review("grace", ["clear": 3])
    #expect(try batch.lot().why("grace") == [.compromisedKey("SHA256:KG")])
    #expect(try batch.lot().ratings.isEmpty)
  }

  @Test func aRetiredKeyCountsOn() throws {
    var batch = RatedBatch()
    batch.people = batch.people.replacing("{key: ssh-ed25519 KG}", with: "{key: ssh-ed25519 KG, status: retired}")
    batch.review("grace", ["clear": 3])
    #expect(try batch.lot().values("clear") == ["grace 3"])
  }

  @Test func strangersAndForeignKeysDoNotCount() throws {
    var batch = RatedBatch()
    batch.review("mallory", ["clear": 3])
    batch.review("grace", ["clear": 3], key: "SHA256:KT")
    let lot = try batch.lot()
    #expect(lot.ratings.isEmpty)
    #expect(lot.why("mallory") == [.unknownPerson] && lot.why("grace") == [.unknownKey("SHA256:KT")])
  }

  @Test func authorsDoNotRateTheirOwn() throws {
    var batch = RatedBatch()
    batch.item("n-1", authors: "[ada, grace]\nimported_by: alan")
    for person in ["ada", "grace", "alan"] { batch.review(person, ["clear": 3]) }
    let lot = try batch.lot()
    #expect(lot.ratings.isEmpty)
    for person in ["ada", "grace", "alan"] { #expect(lot.why(person) == [.author]) }
  }

  @Test func nothingIsCarriedOverFromElsewhere() throws {
    var batch = RatedBatch()
    batch.review("grace", ["clear": 3], dataset: "00000000-0000-4000-8000-000000000002")
    batch.review("alan", ["clear": 3], named: "n-2")
    let lot = try batch.lot()
    #expect(lot.ratings.isEmpty)
    #expect(lot.why("grace") == [.foreign] && lot.why("alan") == [.foreign])
  }

  @Test func anotherMajorIsAnotherMeasure() throws {
    var batch = RatedBatch()
    batch.review("grace", ["clear": 3], rubric: "2.0.0")
    batch.review("alan", ["clear": 3], rubric: "1.0.0")
    let lot = try batch.lot()
    #expect(lot.values("clear") == ["alan 3"])
    #expect(lot.why("grace") == [.otherRubric(Version(major: 2, minor: 0, patch: 0))])
  }

  @Test func twoPeopleWithOneKeyAreOneRater() throws {
    var batch = RatedBatch()
    batch.people = batch.people.replacing("KT", with: "KG")
    batch.review("alan", ["clear": 3], key: "SHA256:KG")
    batch.review("grace", ["clear": 3])
    let lot = try batch.lot()
    #expect(lot.values("clear") == ["alan 3"])
    #expect(lot.why("grace") == [.sharedKey(with: "alan")])
  }

  @Test func whatTheRubricDoesNotKnowIsNoRating() throws {
    var batch = RatedBatch()
    batch.review("grace", ["clear": 4, "kind": 1, "short": 1])
    let lot = try batch.lot()
    #expect(lot.ratings.count == 1 && lot.values("short") == ["grace 1"])
  }

  @Test func itemsThatAreGoneAreNotCounted() throws {
    var batch = RatedBatch()
    batch.review("grace", ["clear": 3], of: "n-9")
    #expect(try batch.lot().ratings.isEmpty)
  }

  @Test func aFileOfTwoRoundsIsNone() throws {
    var batch = RatedBatch()
    batch.review("grace", ["clear": 3], round: 2)
    let later = batch.tree["\(RatedBatch.folder)/reviews/n-1/grace.2.yaml"]
    batch.tree["\(RatedBatch.folder)/reviews/n-1/grace.1.yaml"] = later
    #expect(try batch.lot().ratings.isEmpty)
  }

  // MARK: Seals

  private func sealed(approvals: Int = 2) -> RatedBatch {
    var batch = RatedBatch()
    batch.policy = "review: {approvals: \(approvals), independent: true}"
    batch.review("grace", ["clear": 3], salt: String(repeating: "1", count: 64))
    return batch
  }

  @Test func whatWasSealedCounts() throws {
    var batch = sealed()
    batch.seal("grace", "reviews/n-1/grace.1.yaml")
    #expect(try batch.lot().values("clear") == ["grace 3"])
  }

  @Test func whatWasNotSealedDoesNot() throws {
    let lot = try sealed().lot()
    #expect(lot.ratings.isEmpty && lot.why("grace") == [.unsealed])
  }

  @Test func anotherSealThanTheLastDoesNotFix() throws {
    var batch = sealed()
    batch.seal("grace", "reviews/n-1/grace.1.yaml")
    batch.seal("grace", "", digest: String(repeating: "e", count: 64))
    #expect(try batch.lot().why("grace") == [.unsealed])
  }

  @Test func someoneElsesSealDoesNotFix() throws {
    var batch = sealed()
    batch.seal("alan", "reviews/n-1/grace.1.yaml")
    #expect(try batch.lot().why("grace") == [.unsealed])
  }

  @Test func withoutASaltASealCouldBeGuessed() throws {
    var batch = sealed()
    batch.review("grace", ["clear": 3])
    batch.seal("grace", "reviews/n-1/grace.1.yaml")
    #expect(try batch.lot().why("grace") == [.unsealed])
  }

  /// One reviewer has nobody to lean on.
  @Test func aSingleReviewNeedsNoSeal() throws {
    #expect(try sealed(approvals: 1).lot().values("clear") == ["grace 3"])
  }
}
