import Dataset
import Diagnostics
import Engine

/// Nobody judges an item that they wrote or imported, an answer of their own, or an item that they have reviewed; a
/// verdict that is still sealed is one.
///
/// It is the same for sealed judgements, which are annotators' of the stream.
///
/// Why: whoever wrote one of two answers prefers it. A reviewer says whether the judges did their work, and cannot be
/// one of them; `review/self` holds judges to the same.
///
/// Fix: leave the item to other annotators: `git dataset status ITEM` says who can judge it.
struct JudgementAuthor: CommitRule {
  static let id: RuleID = "judgement/author"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let authority = context.authority else { return }
    for change in context.reviews.judgements where change.change.new != nil {
      inspect(change.person, change.item, commit.location(of: change), commit, context, &findings)
    }
    for record in context.reviews.records where record.seal?.kind == .judgement {
      guard let person = record.person, let stream = authority.manifest.stream(named: record.item.stream) else {
        continue
      }
      let location = commit.location(of: record)
      inspect(person, record.item, location, commit, context, &findings)
      guard let lack = ItemDeed.judge.obstacle(by: person, in: stream, authority.people, isSealed: true) else {
        continue
      }
      findings.add(Finding.Message("\(lack.words), and seals a judgement", help: lack.remedy), at: location)
    }
  }

  private func inspect(
    _ person: String, _ item: ItemName, _ location: Location, _ commit: CommitChange, _ context: CommitContext,
    _ findings: inout Findings
  ) {
    // Where there is no item, that is a finding of its own.
    for obstacle in context.obstacles(to: .judge, item, by: person) where obstacle.rule == Self.id {
      let help = obstacle.kind == .unknown ? obstacle.remedy : context.undoing(commit, then: obstacle)
      findings.add(Finding.Message(obstacle.words, help: help), at: location)
    }
  }
}
