import Dataset
import Diagnostics
import Engine

/// Whoever freezes, audits or signs off a batch, and whose secrets draw its sample, has no part in it: wrote, imported,
/// reviewed, judged or adjudicated none of its items.
///
/// Where the whole batch is audited nothing is drawn, so that nobody's secrets matter.
///
/// Why: an audit finds what those who did the work overlooked; nobody audits their own work, or draws its sample.
///
/// Fix: ask a calibrator of the stream who has no part in the batch; where somebody has whose secrets would draw the
/// sample, audit the whole batch: `git dataset batch freeze STREAM/BATCH --whole`.
struct BatchPart: StatementRule {
  static let id: RuleID = "batch/part"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches {
      guard let evidence = batch.evidence,
        let deed = batch.deeds.first(where: { [.freeze, .label, .signOff].contains($0) })
      else { continue }
      let participants = Participants(evidence.parts)
      let signer = [commit.signer?.person.id].compactMap { $0 }
      let drawing = deed == .freeze ? evidence.drawing : []
      for person in signer + drawing.filter({ !signer.contains($0) }) {
        guard let part = participants[person] else { continue }
        let isSigner = signer.contains(person)
        findings.add(.part(part, isSigner ? deed : nil, of: batch.name), to: commit)
      }
    }
  }
}

extension BatchEvidence {
  /// The people whose secrets draw the sample: by the plan, or, where it cannot be read, everybody who committed to
  /// any.
  fileprivate var drawing: [String] {
    after?.last?.plan?.drawnBy ?? before?.batch.commitments.all.map(\.person) ?? []
  }
}

extension CommitFault {
  fileprivate static func part(
    _ part: Part, _ deed: BatchDeed?, of batch: BatchName
  ) -> CommitFault {
    guard let deed else {
      return CommitFault(
        "\(part.person.shown()), whose secrets draw the sample of \(batch), \(part.words)",
        mend: "\(.undo); \(part.person.shown()) cannot draw it, so audit the whole batch: "
          + "\(BatchDeed.freeze.command(batch)) --whole")
    }
    return CommitFault(
      "\(part.person.shown()) \(deed.words(batch)), and \(part.words)",
      mend: "\(.undo), and let a calibrator with no part in it do it: \(deed.command(batch))")
  }
}
