import Dataset
import Diagnostics
import Engine

/// After the first freeze only a calibrator withdraws an item, and says after which attempt: `after_attempt`, so that
/// it stays in the lot as a defect. Before it, nothing is said.
///
/// Why: were an item that turned out bad simply taken out, whatever an audit finds could be taken out of the count.
///
/// Fix: mend the item and let it be reviewed anew; or ask the calibrator to withdraw it.
struct BatchLateWithdrawal: StatementRule {
  static let id: RuleID = "batch/late-withdrawal"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) throws(Unreadable) {
    let tree = commit.tree
    for batch in commit.batches {
      for file in batch.files where file.isAdded {
        guard case .withdrawal(let item) = file.place, let entry = file.change.new else { continue }
        // What cannot be read says nothing.
        let said = try Withdrawal.read(entry, in: tree)?.afterAttempt
        guard let message = fault(of: said, item, batch, in: commit) else { continue }
        findings.add(message, to: commit, at: file.path)
      }
    }
  }

  private func fault(of said: Int?, _ item: String, _ batch: BatchChange, in commit: JudgedCommit) -> CommitFault? {
    let name = ItemName(stream: batch.name.stream, batch: batch.name.batch, id: item)
    guard let last = batch.evidence?.before?.last?.number else {
      return said == nil ? nil : .early(name)
    }
    if let signer = commit.signer?.person, !signer.has(.calibrator, in: name.stream) {
      return .noCalibrator(signer, name)
    }
    return said == last ? nil : .unsaid(name, last, said: said)
  }
}

extension CommitFault {
  fileprivate static func early(_ item: ItemName) -> CommitFault {
    CommitFault(
      "\(item) goes before its batch was ever frozen, and `after_attempt` says otherwise",
      mend: "take `after_attempt` out: \(.amend)")
  }

  fileprivate static func noCalibrator(_ person: Person, _ item: ItemName) -> CommitFault {
    CommitFault(
      "\(person.id) withdraws \(item) after its batch was frozen, and is no calibrator of `\(item.stream)`",
      mend: "\(.undo), and mend the item, or ask a calibrator to withdraw it")
  }

  fileprivate static func unsaid(_ item: ItemName, _ last: Int, said: Int?) -> CommitFault {
    CommitFault(
      "\(item) goes after attempt \(last), and its withdrawal says "
        + (said.map { "`after_attempt: \($0)`" } ?? "no `after_attempt`"),
      mend: "write `after_attempt: \(last)`: \(.amend)")
  }
}
