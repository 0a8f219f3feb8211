/// Why a signature counts for nothing.
package enum SignatureFault: Error, Hashable, Sendable {
  /// It is not written as the tools write it.
  case format(String)
  /// It is of a kind that is not known, such as X.509.
  case unknownKind
  /// Its key cannot be used.
  case key(PublicKey.Fault)
  /// It was made for something else.
  case namespace(String)
  /// It was made with a method that is too weak or not of the key's kind.
  case method(String)
  /// A security key made it without anybody touching it.
  case noTouch
  /// It is not a signature over this content by its key.
  case mismatch
  /// It was made with an OpenPGP key that nobody has in the people file; the id as gpg names it.
  case unknownKey(id: String)
  /// It says of itself that it holds until some day.
  case ending
  /// Its owner has revoked its OpenPGP key, and not because another took its place or it is used no more.
  case revoked

  /// The reason, to go on after "the signature".
  package var reason: String {
    switch self {
    case .format(let what): "is malformed: \(what)"
    case .unknownKind: "is neither SSH's nor OpenPGP's"
    case .key(let fault): "was made with a key that \(fault.reason)"
    case .namespace(let name): "was made for `\(name)`, not for this"
    case .method(let name): "was made with \(name), which is not accepted"
    case .noTouch: "was made by a security key that nobody touched"
    case .mismatch: "does not fit the content: one of them was changed after signing"
    case .unknownKey(let id): "was made with the OpenPGP key \(id), which is not among the people's keys"
    case .ending: "holds until a day of its own, and what is in a history is there for good"
    case .revoked: "was made with an OpenPGP key that its owner has revoked as compromised, or without a reason"
    }
  }

  /// What to do about it, in the imperative.
  package var help: String {
    switch self {
    case .format, .mismatch, .namespace: "sign it anew"
    case .unknownKind: "sign with ssh (git config gpg.format ssh) or openpgp"
    case .key: "sign with another key: ssh-keygen -t ed25519 makes one, git dataset people add tells the others"
    case .method: "sign with a current ssh-keygen or gpg, which use SHA-256 or SHA-512"
    case .noTouch: "use a key that asks for a touch: ssh-keygen -t ed25519-sk, without no-touch-required"
    case .unknownKey:
      "let an owner add the key, or renew its file where it is a new subkey of one that is listed: "
        + "git dataset people add ID --key FINGERPRINT"
    case .ending: "take default-sig-expire out of gpg.conf, and sign it anew"
    case .revoked: "sign with another key, and let an owner mark this one: git dataset people end-key ID --compromised"
    }
  }
}

extension PublicKey.Fault {
  /// The reason, to go on after "a key that".
  package var reason: String {
    switch self {
    case .notAKey: "cannot be read"
    case .privateKey: "is a private one"
    case .unsupported(let type): "is of type \(type.prefix(80)), which is not supported"
    case .contradictory: "names one type and holds another"
    case .weak(let bits): "has \(bits) bits of RSA, and 3,072 are the least"
    case .unsound(let reason): "cannot be trusted: \(reason)"
    }
  }
}
