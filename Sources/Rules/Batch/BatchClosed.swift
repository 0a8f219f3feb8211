import Dataset
import Diagnostics
import Engine

/// Items, records and withdrawals change while their batch is open; a frozen batch takes secrets, labels and a result,
/// a failed one its reopening, and one that is signed off nothing.
///
/// What was written for an audit never changes, in any state.
///
/// Why: the sample is drawn from what was frozen, and the sign-off speaks of what was audited; a change in between
/// would have been audited by nobody.
///
/// Fix: put the change into an open batch, or ask the calibrator to reopen this one: `git dataset batch reopen`.
struct BatchClosed: StatementRule {
  static let id: RuleID = "batch/closed"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    let records = Set(commit.reviews.records.map { ExactPath($0.path) })
    for batch in commit.batches {
      // Verdicts in a batch that takes none have a rule of their own.
      let closed = batch.files.filter { !batch.admits($0) && !records.contains(ExactPath($0.path)) }
      guard let first = closed.first else { continue }
      findings.add(
        .closed(batch, first.path, count: closed.count), to: commit, at: first.path)
    }
  }
}

extension BatchChange {
  /// Whether a file may change, as the batch stood before.
  fileprivate func admits(_ file: File) -> Bool {
    switch before {
    case .none: file.place.isOfWork
    case .unusable: file.place == .manifest
    case .usable(let batch, _): admits(file, in: batch.state)
    }
  }

  private func admits(_ file: File, in state: Batch.State) -> Bool {
    let movesOn = old.state != new.state
    switch (state, file.place) {
    case (.open, .attempt(_, .plan)), (.open, .attempt(_, .control)): return file.isAdded
    // An early secret has a rule of its own.
    case (.open, .attempt(_, .secret)): return file.isAdded
    case (.open, _): return file.place.isOfWork
    case (.frozen, .manifest), (.failed, .manifest): return movesOn
    case (.frozen, .signOff): return file.isAdded
    case (.frozen, .attempt(_, .plan)), (.frozen, .attempt(_, .control)): return false
    case (.frozen, .attempt(let number, _)):
      return file.isAdded && number == evidence?.before?.last?.number
    default: return false
    }
  }
}

extension Place.BatchFile {
  /// Whether the file belongs to the work in a batch, not to its audit.
  fileprivate var isOfWork: Bool {
    switch self {
    case .attempt, .signOff: false
    default: true
    }
  }
}

extension CommitFault {
  fileprivate static func closed(
    _ batch: BatchChange, _ path: String, count: Int
  ) -> CommitFault {
    let what = path.shown(limit: 120) + andMore(count - 1)
    guard let state = batch.before.state else {
      let why = batch.before.isThere ? "has no batch.yaml that can be used" : "is not there yet"
      return CommitFault(
        "the batch \(batch.name) \(why), and the commit changes \(what) in it",
        mend: "\(.undo), and ask the calibrator to open the batch")
    }
    let isAudit = batch.files.contains { $0.path == path && !$0.place.isOfWork && !$0.isAdded }
    let mend: Mend =
      switch state {
      case _ where isAudit: "\(.undo); what was written for an audit never changes"
      case .open: "\(.undo); what belongs to an audit is written by git dataset batch freeze and gold label"
      case .frozen, .failed: "\(.undo), and ask the calibrator: git dataset batch reopen \(batch.name)"
      case .signedOff: "\(.undo); what comes now belongs into another batch"
      }
    return CommitFault(
      "the batch \(batch.name) is \(state.words), and the commit changes \(what) in it", mend: mend)
  }
}
