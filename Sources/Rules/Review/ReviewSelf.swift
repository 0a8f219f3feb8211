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
struct ReviewSelf: StatementRule {
  static let id: RuleID = "review/self"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    // Sealed judgements are for `judgement/author`.
    for record in commit.reviews.records where record.seal?.kind != .judgement && record.isVerdict {
      for obstacle in commit.obstacles(to: record) where obstacle.rule == Self.id {
        findings.add(.obstacle(obstacle), to: commit, at: record.path)
      }
    }
  }
}
