import Dataset
import Diagnostics
import Documents
import Signatures

/// A public key as it goes into the people file, with the files that it needs.
struct ListedKey {
  /// What tells the key from every other.
  let key: SignerKey
  let entry: Value
  let files: [NewFile]
  /// The file of the people's that is renewed, where the key is listed already; nil for a new key.
  var renewed: String?
  /// What its owner should know of it; nil where there is nothing.
  var note: String?
}

/// Reads keys as people name them on the command line.
struct KeySource {
  let session: Session
  /// The work tree, without a closing `/`.
  let root: String
  let people: People

  /// - Parameters:
  ///   - text: a public key's file, or its private half's, or an armoured OpenPGP key's; a public key itself, with or
  ///     without `key::`; or an OpenPGP fingerprint that gpg has the public key of.
  ///   - id: the person whose key it is.
  /// - Throws: ``Failure`` where it is no key, or one that signatures are not accepted from.
  func key(_ text: String, of id: String) async throws -> ListedKey {
    let literal = text.hasPrefix("key::") ? String(text.dropFirst(5)) : text
    if text.hasPrefix("key::") || literal.contains(" AAAA") {
      do throws(PublicKey.Fault) { return Self.ssh(try PublicKey(line: literal)) } catch {
        throw Failure(error, in: "--key")
      }
    }
    let path = session.absolute(text)
    if FileSystem.exists(path), !FileSystem.isDirectory(path) {
      let bytes = try FileSystem.read(path)
      if bytes.starts(with: OpenPGPKey.opening) { return try await openPGP(bytes, of: id) }
    } else if Self.isFingerprint(text) {
      return try await openPGP(try await exported(text.filter { $0 != " " }), of: id)
    }
    return try file(path, named: text)
  }

  private static func ssh(_ key: PublicKey) -> ListedKey {
    let comment = key.comment.filter { !$0.isNewline }
    let line = key.text + (comment.isEmpty ? "" : " \(comment)")
    return ListedKey(key: .ssh(blob: key.blob), entry: .record([("key", .string(line))]), files: [])
  }

  /// The file itself, or its public half where it is a private key.
  private func file(_ path: String, named name: String) throws -> ListedKey {
    for path in [path, "\(path).pub"] where FileSystem.exists(path) {
      let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
      do throws(PublicKey.Fault) { return Self.ssh(try PublicKey(line: text)) } catch {
        if case .privateKey = error, FileSystem.exists("\(path).pub") { continue }
        throw Failure(error, in: path.hasSuffix(".pub") && !name.hasSuffix(".pub") ? "\(name).pub" : name)
      }
    }
    throw Failure(
      "there is no key \(name.shown(limit: 120))",
      help: "name a public key's file, the key itself (key::ssh-ed25519 AAAA…), or an OpenPGP fingerprint")
  }

  private static func isFingerprint(_ text: String) -> Bool {
    let digits = text.filter { $0 != " " }
    return digits.utf8.count == 40 && digits.allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  private func exported(_ fingerprint: String) async throws -> [UInt8] {
    let armoured = try await session.git.gpg(in: root) { program throws(SignatureStatus.Unverifiable) in
      try await OpenPGPKey.exported(fingerprint, gpg: program)
    }
    guard let armoured else {
      throw Failure(
        "gpg has no public key \(fingerprint)", help: "gpg --list-keys shows those it has; or name the armoured file")
    }
    return armoured
  }

  private func openPGP(_ armoured: [UInt8], of id: String) async throws -> ListedKey {
    let reading = try await session.git.gpg(in: root) { program throws(SignatureStatus.Unverifiable) in
      try await OpenPGPKey.read(armoured, gpg: program)
    }
    switch reading {
    case .unusable(let reason):
      throw Failure(
        "the OpenPGP key cannot be used: \(reason)", help: "export one key: gpg --armor --export FINGERPRINT")
    case .key(let key, .distrusted):
      throw Failure(
        "the OpenPGP key \(key.fingerprint) is revoked as compromised, or without a reason",
        help: "mark it where it is listed: git dataset people end-key \(id) \(key.fingerprint) --compromised")
    case .key(let key, let condition):
      if let listed = listed(key, of: id) { return try await renewal(of: listed, key, condition, of: id) }
      guard condition != .superseded else {
        throw Failure(
          "the OpenPGP key \(key.fingerprint) is revoked: another took its place", help: "name the key that did")
      }
      let file = try freeFile(for: key, of: id)
      return ListedKey(
        key: .openpgp(fingerprint: key.fingerprint),
        entry: .record([("openpgp", .string(key.fingerprint)), ("file", .string(file.path))]), files: [file],
        note: condition.note(on: key, of: id))
    }
  }

  private func listed(_ key: OpenPGPKey, of id: String) -> SigningKey? {
    people[id]?.keys.first { $0.material == .openpgp(key.fingerprint) && $0.file != nil }
  }

  /// A listed key with what is new of it. Nothing that its file has is taken out: it may have signed what is there.
  private func renewal(
    of listed: SigningKey, _ key: OpenPGPKey, _ condition: OpenPGPKey.Condition, of id: String
  ) async throws -> ListedKey {
    guard listed.status != .compromised, let path = listed.file else {
      throw Failure("the key \(key.fingerprint) of \(id) is compromised, and stays so", help: "list another key")
    }
    let place = try FileSystem.place(of: path, below: root)
    let old = FileSystem.exists(place) ? try FileSystem.read(place) : []
    let joined = try await session.git.gpg(in: root) { program throws(SignatureStatus.Unverifiable) in
      try await key.joined(with: old, gpg: program)
    }
    let file = NewFile(path, joined.armoured)
    var renewal = ListedKey(
      key: .openpgp(fingerprint: key.fingerprint), entry: .null, files: [file], renewed: path,
      note: condition.note(on: key, of: id))
    if listed.status == .retired { renewal.note = "the key \(key.fingerprint) of \(id) is retired, and stays so" }
    return renewal
  }

  /// `keys/ID.asc`, or, where another key lies there, `keys/ID-2.asc` and so on.
  private func freeFile(for key: OpenPGPKey, of id: String) throws -> NewFile {
    for number in 1..<100 {
      let file = NewFile("keys/\(id)\(number == 1 ? "" : "-\(number)").asc", key.armoured)
      let path = try FileSystem.place(of: file.path, below: root)
      if try !FileSystem.exists(path) || FileSystem.read(path) == file.bytes { return file }
    }
    throw Failure("there are a hundred keys of \(id) in keys/", help: "")
  }
}

extension OpenPGPKey.Condition {
  /// What whoever lists such a key should know; nil where there is nothing.
  fileprivate func note(on key: OpenPGPKey, of id: String) -> String? {
    switch self {
    case .current, .distrusted: nil
    case .expired: "the key \(key.fingerprint) has expired: what it signed counts, but gpg signs nothing more with it"
    case .superseded:
      "the key \(key.fingerprint) is revoked: retire it, git dataset people end-key \(id) \(key.fingerprint) --retired"
    }
  }
}
