/// What is known about a signature: four states, of which one is a pass.
package enum SignatureState: Hashable, Sendable {
  /// It fits what was signed, and the key of this name made it: an SSH key's `SHA256:…`, an OpenPGP key's fingerprint.
  case good(key: String)
  /// It is there and counts for nothing: why, to go on after "the signature", and what to do.
  case bad(reason: String, help: String)
  case unsigned
  /// Nothing can be said on this machine: what it lacks, and what to do. Never a pass.
  case unverifiable(reason: String, help: String)

  /// The name of the key that made a good signature; nil in every other state.
  package var key: String? {
    if case .good(let key) = self { key } else { nil }
  }
}
