import Dataset
import Diagnostics
import Engine

/// Verdicts are given while the batch is open.
///
/// Why: the sample of a frozen batch is drawn from what was approved; after that a verdict could only be given with the
/// sample in view.
///
/// Fix: wait until the calibrator reopens the batch; what was found meanwhile goes to the calibrator.
struct ReviewClosed: StatementRule {
  static let id: RuleID = "review/closed"
  static let isSafety = true
  static let isOfMoment = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    var seen: Set<BatchName> = []
    for record in commit.reviews.records where seen.insert(record.item.batchName).inserted {
      let state = commit.reviews.batches[record.item.batchName]?.state
      guard state != .open else { continue }
      findings.add(.closed(record.item.batchName, state), to: commit, at: record.path)
    }
  }
}

extension CommitFault {
  fileprivate static func closed(_ batch: BatchName, _ state: Batch.State?) -> CommitFault {
    guard let state else {
      return CommitFault(
        "the batch \(batch) has no batch.yaml that can be used, so it is not open for verdicts",
        mend: "\(.undo), and ask the calibrator to open the batch")
    }
    return CommitFault(
      "the batch \(batch) is \(state.rawValue), and takes no verdicts",
      mend: state == .signedOff
        ? "\(.undo)" : "\(.undo), and ask the calibrator to reopen the batch")
  }
}
