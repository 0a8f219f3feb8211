import Dataset
import Diagnostics
import Engine
import Statistics

/// A batch is signed off when people agree as far as its stream asks, by the lower bound of what was measured.
///
/// Why: where two people who judge by one rubric come to different ends, the rubric decides little, and neither verdict
/// says much about the item.
///
/// Fix: see where people differ (`git dataset batch agreement STREAM/BATCH`), make the rubric clearer, reopen the batch
/// (`git dataset batch reopen`), and have the items judged anew.
struct SignOffAgreement: StatementRule {
  static let id: RuleID = "sign-off/agreement"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches where batch.does(.signOff) {
      guard let claim = batch.evidence?.agreement, let shortfall = claim.shortfall else { continue }
      findings.add(
        .tooLittle(shortfall, claim.neededUnits, of: batch.name), to: commit, at: batch.folder.signOff)
    }
  }
}

extension CommitFault {
  fileprivate static func tooLittle(
    _ shortfall: AgreementClaim.Shortfall, _ needed: Int, of batch: BatchName
  ) -> CommitFault {
    let mend: Mend = "\(.undo), and see where people differ: git dataset batch agreement \(batch)"
    switch shortfall {
    case .units(let units):
      let rated = counted(units, "score was", many: "scores were")
      return CommitFault(
        "\(rated) given by two people, and it takes \(needed) to say how far they agree on \(batch)", mend: mend)
    case .bound(let evidence):
      let low = evidence.measure.low.map(\.description) ?? "nothing"
      return CommitFault(
        "\(evidence.measure.coefficient.rawValue) is at least \(low) for \(batch), and the stream asks for "
          + evidence.minimumText,
        mend: mend)
    }
  }
}
