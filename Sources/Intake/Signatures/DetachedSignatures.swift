import Dataset
import Engine
import Git
import Signatures

/// The detached signatures that a commit adds, each with the text that it must have been made over.
struct DetachedSignatures {
  let repository: Repository

  /// Every detached signature that the commit adds.
  ///
  /// - Returns: the paths with what was signed; one signature may lie at several, beside each item that it is about.
  func contents(in commit: CommitChange) throws(Unreadable) -> [(paths: [String], content: SignedContent)] {
    try policySignatures(in: commit).map { ([$0.path], $0.content) } + proofs(in: commit)
  }

  /// The proofs of statements and of authors. Each has the text that was signed in itself; what it proves is for the
  /// rules to say.
  private func proofs(in commit: CommitChange) throws(Unreadable) -> [(paths: [String], content: SignedContent)] {
    let added = commit.changes.filter { $0.old == nil && Layout.mayBeProof($0.path) }
    guard !added.isEmpty, let source = commit.source as? TreeSource else { return [] }
    return try proofs(added.compactMap(\.new), TreeSnapshot(repository: repository, root: source.root))
  }

  /// What the proofs are that some files hold.
  func proofs(
    _ files: [FileEntry], _ snapshot: TreeSnapshot
  ) throws(Unreadable) -> [(paths: [String], content: SignedContent)] {
    var contents: [(paths: [String], content: SignedContent)] = []
    var places: [String: Int?] = [:]
    for entry in files {
      guard entry.isFile, let id = entry.id else { continue }
      if let known = places[id] {
        if let known { contents[known].paths.append(entry.path) }
        continue
      }
      places[id] = .some(nil)
      guard try snapshot.size(of: entry) <= Proof.mostBytes,
        let (proof, signature) = Proof.read(try snapshot.bytes(of: entry))
      else { continue }
      places[id] = contents.count
      contents.append(([entry.path], SignedContent(Array(proof.text.utf8), signature: signature)))
    }
    return contents
  }

  /// The signatures of owners under the change of policy that the commit makes.
  ///
  /// The text is made from what the commit really changes, so that a signature under anything else does not fit.
  private func policySignatures(
    in commit: CommitChange
  ) throws(Unreadable) -> [(path: String, content: SignedContent)] {
    let added = commit.changes.filter { $0.old == nil && PolicySignature($0.path) != nil }
    guard !added.isEmpty, let source = commit.source as? TreeSource else { return [] }
    let snapshot = TreeSnapshot(repository: repository, root: source.root)
    guard let text = try PolicyTransition(commit, in: snapshot)?.text else { return [] }
    let digest = ContentDigest.sha256(Array(text.utf8))
    var contents: [(path: String, content: SignedContent)] = []
    for change in added {
      guard let entry = change.new, entry.isFile, try snapshot.size(of: entry) <= Self.most else { continue }
      // Under another digest, a signature that was there before could be added again.
      guard PolicySignature(change.path)?.digest == digest else { continue }
      contents.append((change.path, SignedContent(Array(text.utf8), signature: try snapshot.bytes(of: entry))))
    }
    return contents
  }

  /// The most bytes that a signature has: one of RSA with 16,384 bits stays far below.
  private static let most = 64 << 10
}
