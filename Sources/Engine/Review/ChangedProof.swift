package import Dataset

/// A proof that a commit adds: a signature over records, whatever commit carries them.
package struct ChangedProof: Sendable {
  package let path: String
  package let batch: BatchName
  /// What it says; nil where it cannot be read.
  package let proof: Proof?
  /// Whose word about which item it is, where it lies among the signatures of authors.
  package let authorship: Authorship?

  /// A person's word that they are an author of an item with some content.
  package struct Authorship: Hashable, Sendable {
    package let item: ItemName
    package let person: String
    /// The SHA-256 of the item's file.
    package let sha256: String
  }
}

extension Proof {
  /// The most bytes of a proof: it names every record of its commit, and a batch has fewer than 10,000 items.
  package static let mostBytes = 4 << 20
}

extension ReviewChanges {
  /// Whether a person's own signature stands over a record as the commit brings it.
  ///
  /// - Parameters:
  ///   - commit: the commit, with the states of the signatures that it adds.
  ///   - authority: the policy that says whose keys count.
  package func isProven(_ record: ChangedRecord, by commit: CommitChange, _ authority: Policy) -> Bool {
    guard let digest = record.digest, let person = record.person, let key = record.key else { return false }
    let line = Proof.Line(sha256: digest, path: record.path)
    return isProven(line, in: record.item.batchName, person, key: key, by: commit, authority: authority)
  }

  /// The same for a judgement.
  package func isProven(_ change: ChangedJudgement, by commit: CommitChange, _ authority: Policy) -> Bool {
    guard let digest = change.digest, let key = change.judgement?.key else { return false }
    let line = Proof.Line(sha256: digest, path: change.path)
    return isProven(line, in: change.item.batchName, change.person, key: key, by: commit, authority: authority)
  }

  private func isProven(
    _ line: Proof.Line, in batch: BatchName, _ person: String, key: String, by commit: CommitChange, authority: Policy
  ) -> Bool {
    proofs.contains { proof in
      guard proof.batch == batch, let said = proof.proof, said.dataset == authority.manifest.id else { return false }
      guard said.covers(line) else { return false }
      guard let signer = authority.signer(of: commit.detached[proof.path]) else { return false }
      return signer.person.id == person && signer.key == key
    }
  }
}
