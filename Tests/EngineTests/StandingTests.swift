import Dataset
import Engine
import Fixtures
import Testing

/// What an approval counts for, and what it does not.
@Suite struct StandingTests {
  private func panel(_ records: ReviewRecord...) -> Panel {
    var panel = Panel()
    panel.records = records
    return panel
  }

  // MARK: What must not count

  @Test func anAuthorsOwnApprovalDoesNotCount() throws {
    let standing = try panel(Panel.record("ada", .approve), Panel.record("grace", .approve)).standing()
    #expect(standing.state == .waiting(missing: 1))
    #expect(standing.why("ada") == .author)
  }

  @Test func oneByteChangedAndNothingCounts() throws {
    var panel = panel(Panel.record("grace", .approve), Panel.record("alan", .approve))
    panel.content = ItemContent(blob: String(repeating: "b", count: 40), sha256: String(repeating: "b", count: 64))
    let standing = try panel.standing()
    #expect(standing.state == .waiting(missing: 2))
    #expect(standing.why("grace") == .stale && standing.why("alan") == .stale)
  }

  /// The same git object id with other bytes: a SHA-1 collision.
  @Test func aCollisionDoesNotCarryAnApproval() throws {
    var panel = panel(Panel.record("grace", .approve), Panel.record("alan", .approve))
    panel.content = ItemContent(blob: Panel.now.blob, sha256: String(repeating: "b", count: 64))
    #expect(try panel.standing().state == .waiting(missing: 2))
  }

  @Test(arguments: [
    Panel.subject(dataset: "00000000-0000-4000-8000-000000000002"),
    Panel.subject(item: ItemName(stream: "notes", batch: "b2", id: "n-1")),
    Panel.subject(item: ItemName(stream: "memos", batch: "b1", id: "n-1")),
    Panel.subject(item: ItemName(stream: "notes", batch: "b1", id: "n-2")),
  ])
  func nothingIsCarriedOverFromElsewhere(subject: Subject) throws {
    let standing = try panel(Panel.record("grace", .approve, about: subject), Panel.record("alan", .approve)).standing()
    #expect(standing.state == .waiting(missing: 1))
    #expect(standing.why("grace") == .foreign)
  }

  @Test(arguments: ["0.9.0", "2.0.0"]) func anotherMajorOfTheRubricDoesNotCount(rubric: String) throws {
    let record = Panel.record("grace", .approve, about: Panel.subject(rubric: rubric))
    let standing = try panel(record, Panel.record("alan", .approve)).standing()
    #expect(standing.state == .waiting(missing: 1))
    #expect(standing.why("grace") == .otherRubric(try #require(Version(rubric))))
  }

  @Test func nobodyApprovesTwice() throws {
    let standing = try panel(Panel.record("grace", .approve), Panel.record("grace", .approve, round: 2)).standing()
    #expect(standing.state == .waiting(missing: 1))
    #expect(standing.counting.map(\.round) == [2])
    #expect(standing.why("grace") == .superseded(by: 2))
  }

  @Test func nobodyApprovesTwiceWithTwoKeys() throws {
    var panel = panel(
      Panel.record("grace", .approve, key: "SHA256:KG"), Panel.record("grace", .approve, round: 2, key: "SHA256:K2"))
    panel.people = panel.people.replacing("{key: ssh-ed25519 KG}", with: "{key: ssh-ed25519 KG}, {key: ssh-ed25519 K2}")
    #expect(try panel.standing().state == .waiting(missing: 1))
  }

  @Test func twoPeopleWithOneKeyAreOneVoice() throws {
    var panel = panel(Panel.record("alan", .approve, key: "SHA256:KG"), Panel.record("grace", .approve))
    panel.people = panel.people.replacing("KT", with: "KG")
    let standing = try panel.standing()
    #expect(standing.state == .waiting(missing: 1))
    #expect(standing.why("grace") == .sharedKey(with: "alan"))
  }

  @Test func ofOneVoiceTheWordAgainstTheItemIsHeard() throws {
    var panel = panel(Panel.record("alan", .approve, key: "SHA256:KG"), Panel.record("grace", .reject))
    panel.people = panel.people.replacing("KT", with: "KG")
    panel.approvals = 1
    #expect(try panel.standing().state == .rejected)
  }

  @Test func aKeyOfSomebodyElseDoesNotCount() throws {
    let standing = try panel(
      Panel.record("grace", .approve, key: "SHA256:KT"), Panel.record("barbara", .approve, key: "SHA256:K?")
    ).standing()
    #expect(standing.state == .waiting(missing: 2))
    #expect(standing.why("grace") == .unknownKey("SHA256:KT"))
    #expect(standing.why("barbara") == .unknownKey("SHA256:K?"))
  }

  @Test func nobodyKnownDoesNotCount() throws {
    let standing = try panel(Panel.record("mallory", .approve), Panel.record("grace", .approve)).standing()
    #expect(standing.state == .waiting(missing: 1))
    #expect(standing.why("mallory") == .unknownPerson)
  }

  @Test func aCompromisedKeyNeverCounts() throws {
    var panel = panel(Panel.record("grace", .approve), Panel.record("alan", .approve))
    panel.people = panel.people.replacing("{key: ssh-ed25519 KG}", with: "{key: ssh-ed25519 KG, status: compromised}")
    let standing = try panel.standing()
    #expect(standing.state == .waiting(missing: 1))
    #expect(standing.why("grace") == .compromisedKey("SHA256:KG"))
  }

  /// Otherwise whoever has the key could take any verdict of its owner back.
  @Test(arguments: [ReviewVerdict.withdraw, .approve, .requestChanges, .reject])
  func aCompromisedKeyTakesNothingBack(verdict: ReviewVerdict) throws {
    var panel = panel(
      Panel.record("grace", .reject, key: "SHA256:K2"), Panel.record("grace", verdict, round: 2, key: "SHA256:KG"))
    panel.people = panel.people.replacing(
      "{key: ssh-ed25519 KG}", with: "{key: ssh-ed25519 KG, status: compromised}, {key: ssh-ed25519 K2}")
    let standing = try panel.standing()
    #expect(standing.state == .rejected)
    #expect(standing.why("grace", 2) == .compromisedKey("SHA256:KG"))
  }

  @Test func whatWasTakenBackDoesNotCount() throws {
    let standing = try panel(
      Panel.record("grace", .approve), Panel.record("grace", .withdraw, round: 2), Panel.record("alan", .approve)
    ).standing()
    #expect(standing.state == .waiting(missing: 1))
    #expect(standing.why("grace") == .withdrawn(in: 2))
    #expect(standing.why("grace", 2) == .withdrawal)
  }

  /// Whoever changed their mind about a later content must look again, even where the old content comes back.
  @Test func anEarlierRoundDoesNotComeBackWithTheContent() throws {
    let other = ItemContent(blob: String(repeating: "b", count: 40), sha256: String(repeating: "b", count: 64))
    let standing = try panel(
      Panel.record("grace", .approve),
      Panel.record("grace", .requestChanges, round: 2, about: Panel.subject(content: other)),
      Panel.record("alan", .approve)
    ).standing()
    #expect(standing.state == .waiting(missing: 1))
    #expect(standing.why("grace", 1) == .superseded(by: 2) && standing.why("grace", 2) == .stale)
  }

  @Test func aNumberBeyondCountingIsNeverReached() throws {
    var panel = panel(Panel.record("grace", .approve))
    panel.approvals = .max
    #expect(try panel.standing().state == .waiting(missing: .max - 1))
  }

  // MARK: What counts

  @Test func twoPeopleApprove() throws {
    let standing = try panel(Panel.record("grace", .approve), Panel.record("alan", .approve)).standing()
    #expect(standing.state == .approved)
    #expect(standing.counting.map(\.person) == ["alan", "grace"])
    #expect(standing.discounted.isEmpty)
  }

  @Test(arguments: ["1.0.0", "1.1.0", "1.2.0"]) func everyVersionOfTheMajorCounts(rubric: String) throws {
    let record = Panel.record("grace", .approve, about: Panel.subject(rubric: rubric))
    #expect(try panel(record, Panel.record("alan", .approve)).standing().state == .approved)
  }

  @Test func aRetiredKeyStillCounts() throws {
    var panel = panel(Panel.record("grace", .approve), Panel.record("alan", .approve))
    panel.people = panel.people.replacing("{key: ssh-ed25519 KG}", with: "{key: ssh-ed25519 KG, status: retired}")
    #expect(try panel.standing().state == .approved)
  }

  @Test func whoeverIsNeededNoneIsMissing() throws {
    var panel = panel()
    panel.approvals = 0
    #expect(try panel.standing().state == .approved)
  }

  @Test func nobodyHasLookedYet() throws {
    #expect(try panel().standing().state == .waiting(missing: 2))
  }

  @Test func changesAreRequested() throws {
    #expect(try panel(Panel.record("grace", .requestChanges)).standing().state == .changesRequested)
  }

  @Test func aRejectedItemLeavesTheLot() throws {
    #expect(try panel(Panel.record("grace", .reject), Panel.record("alan", .reject)).standing().state == .rejected)
  }

  @Test func aSecondRoundAfterTheFix() throws {
    let before = ItemContent(blob: String(repeating: "b", count: 40), sha256: String(repeating: "b", count: 64))
    let standing = try panel(
      Panel.record("grace", .requestChanges, about: Panel.subject(content: before)),
      Panel.record("grace", .approve, round: 2), Panel.record("alan", .approve)
    ).standing()
    #expect(standing.state == .approved)
  }

  @Test func everyReasonIsSaid() {
    let reasons: [Discount] = [
      .foreign, .unknownPerson, .unknownKey("k"), .compromisedKey("k"), .author, .stale,
      .otherRubric(Version(major: 2, minor: 0, patch: 0)), .superseded(by: 2), .withdrawn(in: 2), .withdrawal,
      .sharedKey(with: "ada"), .reviewer, .noDispute,
    ]
    #expect(Set(reasons.map(\.reason)).count == reasons.count)
  }
}
