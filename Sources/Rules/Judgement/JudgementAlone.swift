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
struct JudgementAlone: CommitRule {
  static let id: RuleID = "judgement/alone"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let batch = context.reviews.judgements.first?.item.batchName else { return }
    guard !context.reviews.judgements.allSatisfy({ context.isProven($0, by: commit) }) else { return }
    let others = commit.changes.filter { change in
      switch context.layout.place(of: change.path) {
      case .batch(batch, .judgement), .batch(batch, .seal), .batch(batch, .proof): false
      default: true
      }
    }
    guard let first = others.first else { return }
    findings.add(.more(first.path, others.count, commit, context), at: commit.location)
  }
}

extension Finding.Message {
  fileprivate static func more(
    _ path: String, _ count: Int, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let more = count > 1 ? " and \(count - 1) more" : ""
    return Finding.Message(
      "the commit brings judgements, and changes \(path.shown(limit: 120))\(more) beside them",
      help: "make two commits: \(context.undoing(commit)), and commit the judgements by themselves")
  }
}
