import Dataset
import Engine
import Fixtures
import Testing

/// Where reviewers differ, a third person decides, and nobody else.
@Suite struct AdjudicationTests {
  private func disputed(_ adjudication: Adjudication? = nil) -> Panel {
    var panel = Panel()
    panel.records = [Panel.record("grace", .approve), Panel.record("alan", .requestChanges)]
    panel.adjudication = adjudication
    return panel
  }

  @Test func reviewersDiffer() throws {
    #expect(try disputed().standing().state == .disputed)
  }

  @Test func twoWordsAgainstAnItemDifferToo() throws {
    var panel = Panel()
    panel.records = [Panel.record("grace", .reject), Panel.record("alan", .requestChanges)]
    #expect(try panel.standing().state == .disputed)
  }

  @Test func aThousandApprovalsDoNotOutvoteOneReviewer() throws {
    var panel = disputed()
    panel.records += [Panel.record("barbara", .approve), Panel.record("edsger", .approve)]
    #expect(try panel.standing().state == .disputed)
  }

  @Test func anAuthorDoesNotAdjudicate() throws {
    let standing = try disputed(Panel.adjudication("ada", .approve)).standing()
    #expect(standing.state == .disputed)
    #expect(standing.adjudicationDiscount == .author)
  }

  @Test(arguments: ["grace", "alan"]) func aReviewerDoesNotAdjudicate(person: String) throws {
    let standing = try disputed(Panel.adjudication(person, .approve)).standing()
    #expect(standing.state == .disputed)
    #expect(standing.adjudicationDiscount == .reviewer)
  }

  @Test func whoeverTookTheVerdictBackIsNoThirdPerson() throws {
    var panel = disputed(Panel.adjudication("edsger", .approve))
    panel.records += [Panel.record("edsger", .approve), Panel.record("edsger", .withdraw, round: 2)]
    #expect(try panel.standing().state == .disputed)
  }

  @Test func aReviewersKeyInAnotherHandDoesNotAdjudicate() throws {
    var panel = disputed(Panel.adjudication("edsger", .approve, key: "SHA256:KG"))
    panel.people = panel.people.replacing("KE", with: "KG")
    let standing = try panel.standing()
    #expect(standing.state == .disputed)
    #expect(standing.adjudicationDiscount == .reviewer)
  }

  @Test func aCompromisedKeyDoesNotAdjudicate() throws {
    var panel = disputed(Panel.adjudication("edsger", .approve))
    panel.people = panel.people.replacing("{key: ssh-ed25519 KE}", with: "{key: ssh-ed25519 KE, status: compromised}")
    let standing = try panel.standing()
    #expect(standing.state == .disputed)
    #expect(standing.adjudicationDiscount == .compromisedKey("SHA256:KE"))
  }

  @Test func anAdjudicationOfOtherContentDecidesNothing() throws {
    let other = ItemContent(blob: String(repeating: "b", count: 40), sha256: String(repeating: "b", count: 64))
    let standing = try disputed(
      Panel.adjudication("edsger", .approve, about: Panel.subject(content: other))
    ).standing()
    #expect(standing.state == .disputed)
    #expect(standing.adjudicationDiscount == .stale)
  }

  @Test func anAdjudicationUnderAnotherMajorDecidesNothing() throws {
    let standing = try disputed(
      Panel.adjudication("edsger", .approve, about: Panel.subject(rubric: "2.0.0"))
    ).standing()
    #expect(standing.state == .disputed)
  }

  /// Otherwise one person could approve alone what two must look at.
  @Test func anApprovalWithoutADisputeDecidesNothing() throws {
    var panel = Panel()
    panel.adjudication = Panel.adjudication("edsger", .approve)
    #expect(try panel.standing().state == .waiting(missing: 2))
    #expect(try panel.standing().adjudicationDiscount == .noDispute)
    panel.records = [Panel.record("grace", .approve)]
    #expect(try panel.standing().state == .waiting(missing: 1))
  }

  @Test func theNumberOfApprovalsRemains() throws {
    var panel = disputed(Panel.adjudication("edsger", .approve))
    panel.approvals = 3
    #expect(try panel.standing().state == .waiting(missing: 1))
  }

  /// Otherwise reviewers could talk a decision away by changing their minds.
  @Test(arguments: [ReviewVerdict.approve, .withdraw])
  func aDecisionAgainstTheItemStands(verdict: ReviewVerdict) throws {
    var panel = disputed(Panel.adjudication("edsger", .reject))
    panel.records += [Panel.record("alan", verdict, round: 2), Panel.record("barbara", .approve)]
    #expect(try panel.standing().state == .rejected)
  }

  @Test(arguments: [
    (ReviewVerdict.approve, Standing.State.approved), (.requestChanges, .changesRequested), (.reject, .rejected),
  ])
  func aThirdPersonDecides(verdict: ReviewVerdict, state: Standing.State) throws {
    let standing = try disputed(Panel.adjudication("edsger", verdict)).standing()
    #expect(standing.state == state)
    #expect(standing.adjudicationDiscount == nil)
    #expect(standing.counting.count == 2, "the originals stay")
  }

  // MARK: What a decision answers

  /// Approved by one person and decided by another, who listed the verdicts of Grace and Alan; then others spoke.
  private func decided(_ verdict: ReviewVerdict, later records: ReviewRecord...) -> Panel {
    var panel = disputed(Panel.adjudication("edsger", verdict))
    panel.answered = [Panel.answered("grace"), Panel.answered("alan")]
    panel.records += records
    return panel
  }

  @Test func whatIsListedIsAnswered() throws {
    let standing = try decided(.approve).standing()
    #expect(standing.state == .approved)
    #expect(standing.adjudicationDiscount == nil)
  }

  @Test(arguments: [ReviewVerdict.reject, .requestChanges])
  func aLaterVerdictAgainstItOpensTheDisputeAgain(verdict: ReviewVerdict) throws {
    let standing = try decided(.approve, later: Panel.record("barbara", verdict)).standing()
    #expect(standing.state == .disputed)
    #expect(standing.adjudicationDiscount == .unanswered(by: "barbara", in: 1))
  }

  /// Whoever it is by: the verdict that was answered is not the one that is said now.
  @Test func aLaterRoundOfWhoWasAnsweredOpensItToo() throws {
    let standing = try decided(.approve, later: Panel.record("alan", .reject, round: 2)).standing()
    #expect(standing.state == .disputed)
    #expect(standing.adjudicationDiscount == .unanswered(by: "alan", in: 2))
  }

  @Test func aLaterVerdictOfTheSameKindOpensNothing() throws {
    #expect(try decided(.approve, later: Panel.record("barbara", .approve)).standing().state == .approved)
    #expect(try decided(.reject, later: Panel.record("barbara", .reject)).standing().state == .rejected)
  }

  /// Were the verdicts counted instead, an item that was rejected would be approved by those who changed their minds.
  @Test func aDecisionAgainstTheItemIsNotTalkedAwayButDecidedAgain() throws {
    let panel = decided(
      .reject, later: Panel.record("alan", .approve, round: 2), Panel.record("barbara", .approve))
    #expect(try panel.standing().state == .disputed)
  }

  @Test func takingBackIsNoVerdictAgainstADecision() throws {
    #expect(try decided(.reject, later: Panel.record("grace", .withdraw, round: 2)).standing().state == .rejected)
    #expect(try decided(.approve, later: Panel.record("grace", .withdraw, round: 2)).standing().state != .approved)
  }

  @Test func whatIsListedAndHasOtherBytesIsNotAnswered() throws {
    var panel = decided(.approve)
    panel.answered = [Panel.answered("grace")]
    #expect(try panel.standing().adjudicationDiscount == .unanswered(by: "alan", in: 1))
  }

  // MARK: Who overrules others

  /// Grace approves; the others, as many as are asked for, speak against the item.
  private func outvoted(_ against: Int, isListed: Bool, adjudicators: [String]? = nil) -> Panel {
    var panel = Panel()
    panel.approvals = 1
    let others = ["alan", "barbara", "donald"].prefix(against)
    panel.people += "\n  donald: {name: Donald, emails: [d@example.com], roles: {}, keys: [{key: ssh-ed25519 KD}]}\n"
    panel.records = [Panel.record("grace", .approve)] + others.map { Panel.record($0, .reject, key: Panel.key(of: $0)) }
    panel.adjudication = Panel.adjudication("edsger", .approve)
    panel.answered = isListed ? Set((["grace"] + others).map { Panel.answered($0) }) : nil
    panel.adjudicators = adjudicators
    return panel
  }

  @Test(arguments: [true, false]) func whoComesFirstIsOneVoiceAmongOthers(isListed: Bool) throws {
    #expect(try outvoted(1, isListed: isListed).standing().state == .approved)
    for against in 2...3 {
      let standing = try outvoted(against, isListed: isListed).standing()
      #expect(standing.state == .disputed)
      #expect(standing.adjudicationDiscount == .outnumbered(against: against))
    }
  }

  @Test func whomTheStreamNamesOverrulesWhatTheDecisionAnswers() throws {
    #expect(try outvoted(3, isListed: true, adjudicators: ["edsger"]).standing().state == .approved)
    #expect(try outvoted(3, isListed: false, adjudicators: ["edsger"]).standing().state == .disputed)
    #expect(try outvoted(3, isListed: true, adjudicators: ["ada"]).standing().state == .disputed)
  }
}
