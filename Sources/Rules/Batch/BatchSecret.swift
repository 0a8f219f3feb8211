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
struct BatchSecret: CommitRule {
  static let id: RuleID = "batch/secret"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) throws(Unreadable) {
    guard context.isJudged, let tree = context.tree else { return }
    for batch in context.batches {
      for file in batch.files {
        guard case .attempt(let number, .secret(let person)) = file.place, file.isAdded, let entry = file.change.new
        else { continue }
        let revealed = Revealed(person: person, attempt: number, sha256: try tree.sha256(of: entry))
        guard let message = fault(of: revealed, batch, commit, context) else { continue }
        findings.add(message, at: commit.location(of: file.path))
      }
    }
  }

  private struct Revealed {
    let person: String
    let attempt: Int
    let sha256: String
  }

  private func fault(
    of secret: Revealed, _ batch: BatchChange, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message? {
    guard batch.before.state == .frozen, let before = batch.evidence?.before else {
      // In a batch that is done with, it is no secret that is wrong.
      let isEarly = batch.before.state == .open || batch.before.state == nil
      return isEarly ? .early(secret.person, batch.name, commit, context) : nil
    }
    if let signer = context.signer?.person, signer.id != secret.person {
      return .foreign(secret.person, signer, batch.name, commit, context)
    }
    // Where the policy wants the commit signed, other rules say what is wrong with its signature.
    if context.signer == nil, !context.needsSignature(commit) { return .unsigned }
    guard let plan = before.last?.plan, before.last?.number == secret.attempt else { return nil }
    guard plan.seeds.contains(secret.person) else { return .needless(secret.person, plan, commit, context) }
    let digest = before.batch.commitments.digest(of: secret.person, attempt: secret.attempt)
    let read = batch.evidence?.after?.last?.secrets[secret.person]
    guard digest == secret.sha256, read != nil else {
      return .other(secret.person, digest, secret.sha256, batch.name, commit, context)
    }
    return nil
  }
}

extension Finding.Message {
  fileprivate static func early(
    _ person: String, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "a secret of \(person.shown()) is revealed before \(batch) is frozen, and cannot be used any more",
      help: "\(context.undoing(commit)), and keep it to yourself until then: a secret that was pushed is spent")
  }

  fileprivate static func foreign(
    _ person: String, _ signer: Person, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the secret is \(person.shown())'s, and \(signer.id) signed the commit",
      help: "\(context.undoing(commit)), and let \(person.shown()) reveal it: \(BatchDeed.reveal.command(batch))")
  }

  fileprivate static let unsigned = Finding.Message(
    "the commit reveals a secret, and no signature that counts says whose it is",
    help: "sign it with the key that the people file lists for you: git commit --amend --no-edit -S")

  fileprivate static func needless(
    _ person: String, _ plan: AttemptPlan, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let who = plan.seeds.isEmpty ? "nobody, since the whole batch is audited" : plan.seeds.joined(separator: " and ")
    return Finding.Message(
      "\(person.shown()) reveals a secret, and the sample is drawn by \(who)", help: context.undoing(commit))
  }

  fileprivate static func other(
    _ person: String, _ digest: String?, _ found: String, _ batch: BatchName, _ commit: CommitChange,
    _ context: CommitContext
  ) -> Finding.Message {
    let committed = digest.map { "\($0.prefix(12))…" } ?? "nothing"
    return Finding.Message(
      "the secret has the SHA-256 \(found.prefix(12))…, and \(person.shown()) committed to \(committed)",
      help: context.repeating(commit, .reveal, batch))
  }
}
