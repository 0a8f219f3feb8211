import Dataset
import Engine

extension JudgedCommit {
  /// Whether signatures of a person that a commit adds cover everything that it changes, so that it may name the person
  /// as its author whoever made it.
  func holdsWord(of person: Person) throws(Unreadable) -> Bool {
    let signatures = change.detached.filter { authority.signer(of: $0.value)?.person.id == person.id }
    let hasSignedPolicy = signatures.keys.contains { PolicySignature($0)?.person == person.id }
    var lines: Set<Proof.Line> = []
    for proof in reviews.proofs where signatures[proof.path] != nil {
      guard let said = proof.proof, said.dataset == authority.manifest.id else { continue }
      lines.formUnion(said.lines)
    }
    var isCovered = false
    for change in changes where !layout.isSignature(change.path) {
      if layout.place(of: change.path).isPolicy {
        guard hasSignedPolicy else { return false }
      } else {
        // What is deleted no proof covers.
        guard let entry = change.new, !lines.isEmpty else { return false }
        let line = Proof.Line(sha256: try tree.sha256(of: entry), path: change.path)
        guard lines.contains(line) else { return false }
      }
      isCovered = true
    }
    return isCovered
  }
}

extension Layout {
  /// Whether a file is a signature, which speaks for itself.
  fileprivate func isSignature(_ path: String) -> Bool {
    switch place(of: path) {
    case .batch(_, .proof), .batch(_, .authorship): true
    default: PolicySignature(path) != nil
    }
  }
}
