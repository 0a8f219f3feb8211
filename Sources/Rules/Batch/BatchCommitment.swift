import Dataset
import Diagnostics
import Engine

/// The secrets that a batch commits to differ from one another, are their person's own, and stay: before the first
/// freeze each list only grows, and from then on nothing changes.
///
/// Why: whoever could choose a secret later could choose the sample. And every further attempt makes it likelier that a
/// bad batch passes, so how many there can be is fixed before anybody knows how the first one ends.
///
/// Fix: bring `commitments` back as they were; `git dataset batch open` and `git dataset batch secrets` write them.
struct BatchCommitment: StatementRule {
  static let id: RuleID = "batch/commitment"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches {
      guard let commitments = batch.new.batch?.commitments else { continue }
      let old = batch.old.batch?.commitments ?? Commitments()
      guard commitments != old else { continue }
      for message in faults(commitments, old, of: batch, in: commit) {
        findings.add(message, to: commit, at: batch.manifestPath)
      }
    }
  }

  private func faults(
    _ new: Commitments, _ old: Commitments, of batch: BatchChange, in commit: JudgedCommit
  ) -> [CommitFault] {
    if batch.hasAttempts { return [.fixed(batch.name)] }
    var faults: [CommitFault] = []
    for (role, before, after) in [
      ("calibrator", old.calibrator, new.calibrator), ("witness", old.witness, new.witness),
    ] where before != nil && !(after.map { $0.continues(before) } ?? false) {
      faults.append(.changed(role, batch.name))
    }
    var seen: Set<String> = []
    if new.all.flatMap(\.digests).contains(where: { !seen.insert($0).inserted }) {
      faults.append(.repeated(batch.name))
    }
    guard let calibrator = new.calibrator, calibrator != old.calibrator, let signer = commit.signer else {
      return faults
    }
    if signer.person.id != calibrator.person {
      faults.append(.foreign(calibrator.person, signer.person, of: batch.name))
    } else if !signer.person.has(.calibrator, in: batch.name.stream) {
      faults.append(.noCalibrator(signer.person, batch.name))
    }
    return faults
  }
}

extension Commitments.Commitment {
  /// Whether the other's secrets stand at the beginning of these, and are the same person's.
  fileprivate func continues(_ other: Commitments.Commitment?) -> Bool {
    guard let other else { return true }
    return person == other.person && digests.starts(with: other.digests)
  }
}

extension CommitFault {
  fileprivate static func fixed(_ batch: BatchName) -> CommitFault {
    CommitFault(
      "\(batch) was frozen before, and the commit changes the secrets that it committed to",
      mend: "\(.undo); without a secret the whole batch is audited: git dataset batch freeze \(batch)"
    )
  }

  fileprivate static func changed(_ role: String, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "the commit changes or takes away secrets that the \(role) of \(batch) committed to",
      mend: "\(.undo); further ones are added behind: git dataset batch secrets \(batch)")
  }

  fileprivate static func repeated(_ batch: BatchName) -> CommitFault {
    CommitFault(
      "\(batch) commits to one secret twice: whoever sees it revealed knows it in advance the second time",
      mend: "\(.repeating(.witness, batch))")
  }

  fileprivate static func foreign(_ person: String, _ signer: Person, of batch: BatchName) -> CommitFault {
    CommitFault(
      "the calibrator's secrets of \(batch) are \(person.shown())'s, and \(signer.id) signed the commit",
      mend: "\(.undo), and let \(person.shown()) commit to them: \(BatchDeed.witness.command(batch))")
  }

  fileprivate static func noCalibrator(_ person: Person, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "\(person.id) commits to the calibrator's secrets of \(batch), and is no calibrator of `\(batch.stream)`",
      mend: "\(.undo), and let a calibrator do it: \(BatchDeed.witness.command(batch))")
  }
}
