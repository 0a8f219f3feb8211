import Dataset
import Diagnostics
import Engine

/// Verdicts are given while the batch is open.
///
/// Why: the sample of a frozen batch is drawn from what was approved; after that a verdict could only be given with the
/// sample in view.
///
/// Fix: wait until the calibrator reopens the batch; what was found meanwhile goes to the calibrator.
struct ReviewClosed: CommitRule {
  static let id: RuleID = "review/closed"
  static let isSafety = true
  static let isOfMoment = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    var seen: Set<BatchName> = []
    for record in context.reviews.records where seen.insert(record.item.batchName).inserted {
      let state = context.reviews.batches[record.item.batchName]?.state
      guard state != .open else { continue }
      findings.add(.closed(record.item.batchName, state, commit, context), at: commit.location(of: record))
    }
  }
}

extension Finding.Message {
  fileprivate static func closed(
    _ batch: BatchName, _ state: Batch.State?, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    guard let state else {
      return Finding.Message(
        "the batch \(batch) has no batch.yaml that can be used, so it is not open for verdicts",
        help: "\(context.undoing(commit)), and ask the calibrator to open the batch")
    }
    return Finding.Message(
      "the batch \(batch) is \(state.rawValue), and takes no verdicts",
      help: state == .signedOff
        ? context.undoing(commit) : "\(context.undoing(commit)), and ask the calibrator to reopen the batch")
  }
}
