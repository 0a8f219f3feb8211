import Dataset
import Diagnostics
import Engine

/// A batch is witnessed by an owner or another stream's calibrator, under their own name: somebody who is not its
/// calibrator and has no part in it.
///
/// Why: the calibrator and the witness draw the sample together, so that neither of them can choose it. Were they one
/// person, or had the witness written or reviewed items, there would be no second person.
///
/// Fix: ask somebody else: `git dataset batch witness STREAM/BATCH` writes what is needed.
struct BatchWitness: CommitRule {
  static let id: RuleID = "batch/witness"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let signer = context.signer?.person else { return }
    for batch in context.batches {
      guard let new = batch.new.batch?.commitments, let witness = new.witness else { continue }
      let old = batch.old.batch?.commitments
      guard new != old else { continue }
      let location = commit.location(of: batch.manifestPath)
      if witness.person == new.calibrator?.person {
        findings.add(.both(witness.person, batch.name, commit, context), at: location)
      }
      guard witness != old?.witness else { continue }
      if let message = fault(of: witness.person, signer, batch, commit, context) {
        findings.add(message, at: location)
      }
    }
  }

  private func fault(
    of witness: String, _ signer: Person, _ batch: BatchChange, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message? {
    guard witness == signer.id else { return .foreign(witness, signer, batch.name, commit, context) }
    guard let people = context.authority?.people else { return nil }
    let participants = Participants(batch.evidence?.parts ?? [])
    switch Obstacle.witnessing(signer, batch.name, participants, people)?.kind {
    case nil: return nil
    case .part: return participants[witness].map { .part($0, batch.name, commit, context) }
    default: return .noWitness(signer, batch.name, commit, context)
    }
  }
}

extension Finding.Message {
  fileprivate static func both(
    _ person: String, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "\(person.shown()) is the calibrator and the witness of \(batch)",
      help: "\(context.undoing(commit)), and let somebody else witness it: \(BatchDeed.witness.command(batch))")
  }

  fileprivate static func foreign(
    _ witness: String, _ signer: Person, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the witness's secrets of \(batch) are \(witness.shown())'s, and \(signer.id) signed the commit",
      help: "\(context.undoing(commit)), and let \(witness.shown()) commit to them: \(BatchDeed.witness.command(batch))"
    )
  }

  fileprivate static func noWitness(
    _ person: Person, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "\(person.id) witnesses \(batch), and is neither an owner nor a calibrator of another stream",
      help: "\(context.undoing(commit)), and ask one of them: \(BatchDeed.witness.command(batch))")
  }

  fileprivate static func part(
    _ part: Part, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "\(part.person.shown()) witnesses \(batch), and \(part.words)",
      help: "\(context.undoing(commit)), and ask somebody with no part in it: \(BatchDeed.witness.command(batch))")
  }
}
