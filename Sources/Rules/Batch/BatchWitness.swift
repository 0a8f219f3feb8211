import Dataset
import Diagnostics
import Engine

/// A batch is witnessed by an owner or another stream's calibrator, under their own name: somebody who is not its
/// calibrator and has no part in it.
///
/// Why: the calibrator and the witness draw the sample together, so that neither of them can choose it. Were they one
/// person, or had the witness written or reviewed items, there would be no second person.
///
/// Fix: ask somebody else: `git dataset batch secrets STREAM/BATCH` writes what is needed.
struct BatchWitness: StatementRule {
  static let id: RuleID = "batch/witness"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    guard let signer = commit.signer?.person else { return }
    for batch in commit.batches {
      guard let new = batch.new.batch?.commitments, let witness = new.witness else { continue }
      let old = batch.old.batch?.commitments
      guard new != old else { continue }
      if witness.person == new.calibrator?.person {
        findings.add(.both(witness.person, batch.name), to: commit, at: batch.manifestPath)
      }
      guard witness != old?.witness else { continue }
      if let message = fault(of: witness.person, signer, batch, in: commit) {
        findings.add(message, to: commit, at: batch.manifestPath)
      }
    }
  }

  private func fault(
    of witness: String, _ signer: Person, _ batch: BatchChange, in commit: JudgedCommit
  ) -> CommitFault? {
    guard witness == signer.id else { return .foreign(witness, signer, of: batch.name) }
    let people = commit.authority.people
    let participants = Participants(batch.evidence?.parts ?? [])
    switch Obstacle.witnessing(signer, batch.name, participants: participants, among: people)?.kind {
    case nil: return nil
    case .part: return participants[witness].map { .part($0, batch.name) }
    default: return .noWitness(signer, batch.name)
    }
  }
}

extension CommitFault {
  fileprivate static func both(_ person: String, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "\(person.shown()) is the calibrator and the witness of \(batch)",
      mend: "\(.undo), and let somebody else witness it: \(BatchDeed.witness.command(batch))")
  }

  fileprivate static func foreign(_ witness: String, _ signer: Person, of batch: BatchName) -> CommitFault {
    CommitFault(
      "the witness's secrets of \(batch) are \(witness.shown())'s, and \(signer.id) signed the commit",
      mend: "\(.undo), and let \(witness.shown()) commit to them: \(BatchDeed.witness.command(batch))"
    )
  }

  fileprivate static func noWitness(_ person: Person, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "\(person.id) witnesses \(batch), and is neither an owner nor a calibrator of another stream",
      mend: "\(.undo), and ask one of them: \(BatchDeed.witness.command(batch))")
  }

  fileprivate static func part(_ part: Part, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "\(part.person.shown()) witnesses \(batch), and \(part.words)",
      mend: "\(.undo), and ask somebody with no part in it: \(BatchDeed.witness.command(batch))")
  }
}
