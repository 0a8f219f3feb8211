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
struct JudgementAuthor: StatementRule {
  static let id: RuleID = "judgement/author"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    let authority = commit.authority
    for change in commit.reviews.judgements where change.change.new != nil {
      inspect(change.person, judging: change.item, at: change.path, in: commit, &findings)
    }
    for record in commit.reviews.records where record.seal?.kind == .judgement {
      guard let person = record.person, let stream = authority.manifest.stream(named: record.item.stream) else {
        continue
      }
      inspect(person, judging: record.item, at: record.path, in: commit, &findings)
      guard let lack = ItemDeed.judge.obstacle(by: person, in: stream, authority.people, isSealed: true) else {
        continue
      }
      findings.add(CommitFault("\(lack.words), and seals a judgement", help: lack.remedy), to: commit, at: record.path)
    }
  }

  private func inspect(
    _ person: String, judging item: ItemName, at path: String, in commit: JudgedCommit, _ findings: inout Findings
  ) {
    // Where there is no item, that is a finding of its own.
    for obstacle in commit.obstacles(to: .judge, item, by: person) where obstacle.rule == Self.id {
      findings.add(.obstacle(obstacle), to: commit, at: path)
    }
  }
}
