import Dataset
import Diagnostics
import Engine

/// Nobody reviews or adjudicates an item of which they are an author, which they imported, or which they have judged; a
/// judgement that is still sealed is one.
///
/// Why: nobody sees their own mistakes, and an approval of one's own work is none. Everybody who had a part in an item
/// is among its `authors`: `item/contributors` sees to that. Whoever judges an item and reviews it too would say twice
/// what they think of it.
///
/// Fix: ask another reviewer of the stream.
struct ReviewSelf: CommitRule {
  static let id: RuleID = "review/self"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    // Sealed judgements are for `judgement/author`.
    for record in context.reviews.records where record.seal?.kind != .judgement && !record.isDisowning {
      for obstacle in context.obstacles(to: record) where obstacle.rule == Self.id {
        // An item that is broken is mended, not the commit taken back.
        let help = obstacle.kind == .unknown ? obstacle.remedy : context.undoing(commit, then: obstacle)
        findings.add(Finding.Message(obstacle.words, help: help), at: commit.location(of: record))
      }
    }
  }
}
