/// What a signature was made for; one made for one thing never counts for another.
package enum SignatureNamespace: String, CaseIterable, Sendable {
  /// Commits and tags, as git signs them.
  case git
  /// The product's own statements: proofs, signatures under policies.
  case statement = "git-dataset"

  /// Whether a message may be one of this namespace by how it begins.
  ///
  /// An SSH signature names its namespace; an OpenPGP signature does not, so what was signed must tell: commits begin
  /// with `tree`, tags with `object`, statements with `git-dataset/`.
  package func admits(_ message: [UInt8]) -> Bool {
    switch self {
    case .git: message.starts(with: "tree ".utf8) || message.starts(with: "object ".utf8)
    case .statement: message.starts(with: "git-dataset/".utf8)
    }
  }
}
