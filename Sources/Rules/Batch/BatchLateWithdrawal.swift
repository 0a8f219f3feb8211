import Dataset
import Diagnostics
import Engine

/// After the first freeze only a calibrator withdraws an item, and says after which attempt: `after_attempt`, so that
/// it stays in the lot as a defect. Before it, nothing is said.
///
/// Why: were an item that turned out bad simply taken out, whatever an audit finds could be taken out of the count.
///
/// Fix: mend the item and let it be reviewed anew; or ask the calibrator to withdraw it.
struct BatchLateWithdrawal: CommitRule {
  static let id: RuleID = "batch/late-withdrawal"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) throws(Unreadable) {
    guard context.isJudged, let tree = context.tree else { return }
    for batch in context.batches {
      for file in batch.files where file.isAdded {
        guard case .withdrawal(let item) = file.place, let entry = file.change.new else { continue }
        // What cannot be read says nothing.
        let said = try Withdrawal.read(entry, in: tree)?.afterAttempt
        guard let message = fault(of: said, item, batch, commit, context) else { continue }
        findings.add(message, at: commit.location(of: file.path))
      }
    }
  }

  private func fault(
    of said: Int?, _ item: String, _ batch: BatchChange, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message? {
    let name = ItemName(stream: batch.name.stream, batch: batch.name.batch, id: item)
    guard let last = batch.evidence?.before?.last?.number else {
      return said == nil ? nil : .early(name, commit, context)
    }
    if let signer = context.signer?.person, !signer.has(.calibrator, in: name.stream) {
      return .noCalibrator(signer, name, commit, context)
    }
    return said == last ? nil : .unsaid(name, last, said, commit, context)
  }
}

extension Finding.Message {
  fileprivate static func early(
    _ item: ItemName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "\(item) goes before its batch was ever frozen, and `after_attempt` says otherwise",
      help: "take `after_attempt` out: \(context.amending(commit))")
  }

  fileprivate static func noCalibrator(
    _ person: Person, _ item: ItemName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "\(person.id) withdraws \(item) after its batch was frozen, and is no calibrator of `\(item.stream)`",
      help: "\(context.undoing(commit)), and mend the item, or ask a calibrator to withdraw it")
  }

  fileprivate static func unsaid(
    _ item: ItemName, _ last: Int, _ said: Int?, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "\(item) goes after attempt \(last), and its withdrawal says "
        + (said.map { "`after_attempt: \($0)`" } ?? "no `after_attempt`"),
      help: "write `after_attempt: \(last)`: \(context.amending(commit))")
  }
}

extension CommitContext {
  /// The command that changes a commit by itself.
  fileprivate func amending(_ commit: CommitChange) -> String {
    isTip ? "git commit --amend --no-edit -S" : "git rebase -i, and amend \(commit.id.prefix(12))"
  }
}
