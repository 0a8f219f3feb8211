package import Documents
package import Engine
import Git

/// What a server trusts before it has seen anything: who owns the dataset, and which refs are protected. It lies beside
/// the bare repository, outside its history, so that no push can change it.
package struct TrustRoot: Hashable, Sendable {
  /// The file's place in the repository's git directory.
  package static let path = "dataset/trust.yaml"

  /// The SHA-256 fingerprints of the owners' keys.
  package let owners: [String]
  /// How many owners a change of policy needs.
  package let threshold: Int
  /// The full names of the protected refs.
  package let protected: [String]

  package init(owners: [String], threshold: Int, protected: [String]) {
    self.owners = owners
    self.threshold = threshold
    self.protected = protected
  }

  /// Reads the file; every key must be there, and nothing else.
  package init(_ document: Document) throws(Unreadable) {
    let root = document.root
    func texts(_ key: String) -> [String] { root[key]?.elements.compactMap(\.string) ?? [] }
    owners = texts("owners")
    protected = texts("protect")
    threshold = root["threshold"]?.number?.integer ?? 0
    let keys = Set(root.entries.map(\.key.text))
    guard keys == ["format", "owners", "threshold", "protect"], root["format"]?.number?.integer == 1,
      !owners.isEmpty, owners.count == root["owners"]?.count, owners.allSatisfy({ $0.hasPrefix("SHA256:") }),
      !protected.isEmpty, protected.count == root["protect"]?.count, (1...owners.count).contains(threshold)
    else {
      throw Unreadable(
        Self.path, reason: "the trust root is damaged",
        help: "the server's administrator makes it anew: git dataset server init --owner KEY.pub")
    }
  }

  /// The file's text.
  package var text: String {
    """
    # What this server trusts before it has seen any commit. Written by git dataset server init.
    format: 1
    threshold: \(threshold)
    owners:
    \(owners.map { "  - \"\($0)\"" }.joined(separator: "\n"))
    protect:
    \(protected.map { "  - \($0)" }.joined(separator: "\n"))

    """
  }
}

extension LocalIntake {
  /// The whole history of a revision, from the first commit that is trusted: what `verify` judges, by the same rules as
  /// a server judges a push.
  ///
  /// - Parameters:
  ///   - revision: as git takes it.
  ///   - root: the full id of the first commit.
  package func history(of revision: String, from root: String) async throws(Unreadable) -> Inquiry {
    // Whoever verifies need not trust whoever filled this clone: every object is held against its name.
    try reading { () throws(GitError) in try Repository.verifyNames() }
    let repository = try source.open()
    let tip = try commit(revision, repository)
    let range = RangeIntake(source: source, repository: repository, occasion: .history)
    var inquiry = try await range.inquiry(from: [], to: tip)
    inquiry.trust = Trust(root: root)
    return inquiry
  }

  /// The full id of the commit that a revision names.
  package func commitID(of revision: String) throws(Unreadable) -> String {
    try commit(revision, source.open()).description
  }

  /// Whether a commit, by its full id, has no parents.
  package func isFirst(_ id: String) throws(Unreadable) -> Bool {
    let repository = try source.open()
    return try CommitIntake(repository: repository).parents(of: commit(id, repository)).isEmpty
  }
}
