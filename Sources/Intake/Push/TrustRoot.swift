package import Documents
package import Engine

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
