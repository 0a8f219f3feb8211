import Dataset
import Diagnostics
import Engine

/// A commit that states verdicts touches nothing but the records of them, in one batch.
///
/// Why: whoever reads `Approves:` in the log takes the commit for a review; nobody would look for anything else in it.
///
/// Fix: make two commits: take this one back (`git reset --keep HEAD~1`), commit the other changes, and let
/// `git dataset approve` make the statement anew.
struct ReviewAlone: CommitRule {
  static let id: RuleID = "review/alone"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, !context.isProvenByRecords(commit), let statement = context.statement(of: commit) else {
      return
    }
    let others = commit.changes.filter { !belongs($0, to: statement, context.layout) }
    guard let first = others.first else { return }
    findings.add(.more(first.path, others.count, commit, context), at: commit.location)
  }

  private func belongs(_ change: PathChange, to statement: Statement, _ layout: Layout) -> Bool {
    switch layout.place(of: change.path) {
    // Those that the trailers do not state are a finding of their own.
    case .batch(_, .review), .batch(_, .adjudication), .batch(_, .disowning): true
    case .batch(statement.batch, .proof): true
    case .batch(_, .seal): statement.action == .seal
    default: false
    }
  }
}

extension Finding.Message {
  fileprivate static func more(
    _ path: String, _ count: Int, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let more = count > 1 ? " and \(count - 1) more" : ""
    return Finding.Message(
      "the commit states verdicts, and changes \(path.shown(limit: 120))\(more) beside their records",
      help: "make two commits: \(context.undoing(commit)), and commit the verdicts by themselves")
  }
}
