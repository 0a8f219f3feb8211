import Dataset
import Diagnostics
import Engine

/// A commit that states verdicts touches nothing but the records of them, in one batch.
///
/// Why: whoever reads `Approves:` in the log takes the commit for a review; nobody would look for anything else in it.
///
/// Fix: make two commits: take this one back (`git reset --keep HEAD~1`), commit the other changes, and let
/// `git dataset approve` make the statement anew.
struct ReviewAlone: StatementRule {
  static let id: RuleID = "review/alone"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    guard !commit.isProvenByRecords, let statement = commit.statement else {
      return
    }
    let others = commit.changes.filter { !belongs($0, to: statement, commit.layout) }
    guard let first = others.first else { return }
    findings.add(.more(first.path, others.count), to: commit)
  }

  private func belongs(_ change: PathChange, to statement: Statement, _ layout: Layout) -> Bool {
    switch layout.place(of: change.path) {
    // Those that the trailers do not state are a finding of their own.
    case .batch(_, .review), .batch(_, .adjudication), .batch(_, .disowning), .batch(_, .waiver): true
    case .batch(statement.batch, .proof): true
    case .batch(_, .seal): statement.action == .seal
    default: false
    }
  }
}

extension CommitFault {
  fileprivate static func more(_ path: String, _ count: Int) -> CommitFault {
    let more = andMore(count - 1)
    return CommitFault(
      "the commit states verdicts, and changes \(path.shown(limit: 120))\(more) beside their records",
      mend: "make two commits: \(.undo), and commit the verdicts by themselves")
  }
}
