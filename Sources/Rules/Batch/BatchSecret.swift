import Dataset
import Diagnostics
import Engine

/// A secret is revealed by its person, for the attempt that the batch is frozen for, and is the one that was committed
/// to.
///
/// Why: a secret that is seen before the freeze lets people choose what is frozen; one that is chosen after it lets its
/// person choose the sample.
///
/// Fix: let each person of the plan's `seeds` reveal their own secret once the batch is frozen: `git dataset batch
/// reveal`.
struct BatchSecret: StatementRule {
  static let id: RuleID = "batch/secret"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) throws(Unreadable) {
    let tree = commit.tree
    for batch in commit.batches {
      for file in batch.files {
        guard case .attempt(let number, .secret(let person)) = file.place, file.isAdded, let entry = file.change.new
        else { continue }
        let revealed = Revealed(person: person, attempt: number, sha256: try tree.sha256(of: entry))
        guard let message = fault(of: revealed, batch, commit) else { continue }
        findings.add(message, to: commit, at: file.path)
      }
    }
  }

  private struct Revealed {
    let person: String
    let attempt: Int
    let sha256: String
  }

  private func fault(of secret: Revealed, _ batch: BatchChange, _ commit: JudgedCommit) -> CommitFault? {
    guard batch.before.state == .frozen, let before = batch.evidence?.before else {
      // In a batch that is done with, it is no secret that is wrong.
      let isEarly = batch.before.state == .open || batch.before.state == nil
      return isEarly ? .early(secret.person, batch.name) : nil
    }
    if let signer = commit.signer?.person, signer.id != secret.person {
      return .foreign(secret.person, signer, of: batch.name)
    }
    // Where the policy wants the commit signed, other rules say what is wrong with its signature.
    if commit.signer == nil, !commit.needsSignature { return .unsigned }
    guard let plan = before.last?.plan, before.last?.number == secret.attempt else { return nil }
    guard plan.drawnBy.contains(secret.person) else { return .needless(secret.person, plan) }
    let digest = before.batch.commitments.digest(of: secret.person, attempt: secret.attempt)
    let read = batch.evidence?.after?.last?.secrets[secret.person]
    guard digest == secret.sha256, read != nil else {
      return .other(secret.person, digest, found: secret.sha256, of: batch.name)
    }
    return nil
  }
}

extension CommitFault {
  fileprivate static func early(_ person: String, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "a secret of \(person.shown()) is revealed before \(batch) is frozen, and cannot be used any more",
      mend: "\(.undo), and keep it to yourself until then: a secret that was pushed is spent")
  }

  fileprivate static func foreign(_ person: String, _ signer: Person, of batch: BatchName) -> CommitFault {
    CommitFault(
      "the secret is \(person.shown())'s, and \(signer.id) signed the commit",
      mend: "\(.undo), and let \(person.shown()) reveal it: \(BatchDeed.reveal.command(batch))")
  }

  fileprivate static let unsigned = CommitFault(
    "the commit reveals a secret, and no signature that counts says whose it is",
    mend: "sign it with the key that the people file lists for you: \(.amend)")

  fileprivate static func needless(_ person: String, _ plan: AttemptPlan) -> CommitFault {
    let who =
      plan.drawnBy.isEmpty ? "nobody, since the whole batch is audited" : plan.drawnBy.joined(separator: " and ")
    return CommitFault(
      "\(person.shown()) reveals a secret, and the sample is drawn by \(who)", mend: "\(.undo)")
  }

  fileprivate static func other(
    _ person: String, _ digest: String?, found: String, of batch: BatchName
  ) -> CommitFault {
    let committed = digest.map { "\($0.prefix(12))…" } ?? "nothing"
    return CommitFault(
      "the secret has the SHA-256 \(found.prefix(12))…, and \(person.shown()) committed to \(committed)",
      mend: "\(.repeating(.reveal, batch))")
  }
}
