import Dataset
import Diagnostics
import Engine
import Statistics

/// A batch is signed off when people agree as far as its stream asks, by the lower bound of what was measured.
///
/// Why: where two people who judge by one rubric come to different ends, the rubric decides little, and neither verdict
/// says much about the item.
///
/// Fix: see where people differ (`git dataset agreement STREAM/BATCH`), make the rubric clearer, reopen the batch
/// (`git dataset batch reopen`), and have the items judged anew.
struct SignOffAgreement: CommitRule {
  static let id: RuleID = "sign-off/agreement"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for batch in context.batches where batch.does(.signOff) {
      guard let claim = batch.evidence?.agreement, let shortfall = claim.shortfall else { continue }
      let location = commit.location(of: "\(batch.folder)/\(SignOff.file)")
      findings.add(.tooLittle(shortfall, claim.neededUnits, batch.name, commit, context), at: location)
    }
  }
}

extension Finding.Message {
  fileprivate static func tooLittle(
    _ shortfall: AgreementClaim.Shortfall, _ needed: Int, _ batch: BatchName, _ commit: CommitChange,
    _ context: CommitContext
  ) -> Finding.Message {
    let help = "\(context.undoing(commit)), and see where people differ: git dataset agreement \(batch)"
    switch shortfall {
    case .units(let units):
      let rated = units == 1 ? "1 score was" : "\(units) scores were"
      return Finding.Message(
        "\(rated) given by two people, and it takes \(needed) to say how far they agree on \(batch)", help: help)
    case .bound(let evidence):
      let low = evidence.measure.low.map(\.description) ?? "nothing"
      return Finding.Message(
        "\(evidence.measure.coefficient.rawValue) is at least \(low) for \(batch), and the stream asks for "
          + evidence.minimumText,
        help: help)
    }
  }
}
