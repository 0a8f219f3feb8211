import Dataset
import Diagnostics
import Engine

/// A commit that brings judgements touches nothing but judgements, and seals and proofs of them, in one batch.
///
/// Why: a judgement is one person's own word, made without regard to anything else; nobody would look for another
/// change in the commit that brings it.
///
/// Fix: make two commits: take this one back (`git reset --keep HEAD~1`), commit the other changes, and let
/// `git dataset judge` make the judgement anew.
struct JudgementAlone: StatementRule {
  static let id: RuleID = "judgement/alone"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    guard let batch = commit.reviews.judgements.first?.item.batchName else { return }
    guard !commit.reviews.judgements.allSatisfy({ commit.isProven($0) }) else { return }
    let others = commit.changes.filter { change in
      switch commit.layout.place(of: change.path) {
      case .batch(batch, .judgement), .batch(batch, .seal), .batch(batch, .proof): false
      default: true
      }
    }
    guard let first = others.first else { return }
    findings.add(.more(first.path, others.count), to: commit)
  }
}

extension CommitFault {
  fileprivate static func more(_ path: String, _ count: Int) -> CommitFault {
    let more = andMore(count - 1)
    return CommitFault(
      "the commit brings judgements, and changes \(path.shown(limit: 120))\(more) beside them",
      mend: "make two commits: \(.undo), and commit the judgements by themselves")
  }
}
