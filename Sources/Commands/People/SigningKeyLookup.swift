import Diagnostics
import Signatures

/// Finds the public half of the key that git signs with.
struct SigningKeyLookup {
  let git: GitProcess
  let directory: String

  /// A key's entry in the people file, as lines of YAML, and the files that it needs.
  struct Found {
    let entry: [String]
    let files: [NewFile]
  }

  /// The key that `user.signingkey` names; nil where none is set.
  ///
  /// - Parameter owner: the id of the person whose key it is.
  func key(owner: String) async throws -> Found? {
    guard let setting = try await git.line(["config", "--type=path", "user.signingkey"], in: directory) else {
      return nil
    }
    let format = try await git.line(["config", "gpg.format"], in: directory) ?? "openpgp"
    switch format {
    case "ssh": return Found(entry: ["- key: \"\(line(of: try ssh(setting)))\""], files: [])
    case "openpgp": return try await openPGP(setting, owner: owner)
    default: throw Failure.unsupported(format)
    }
  }

  /// git's settings for signing, with the name of the key as people files know it; nil where no key is set.
  func signing() async throws -> (settings: SignatureMaker.Settings, key: String)? {
    guard let setting = try await git.line(["config", "--type=path", "user.signingkey"], in: directory) else {
      return nil
    }
    let format = try await git.line(["config", "gpg.format"], in: directory) ?? "openpgp"
    let own = try await git.line(["config", "--type=path", "gpg.\(format).program"], in: directory)
    switch format {
    case "ssh":
      return (.init(format: format, key: setting, program: own), try ssh(setting).fingerprint)
    case "openpgp":
      let general = try await git.line(["config", "--type=path", "gpg.program"], in: directory)
      return (.init(format: format, key: setting, program: own ?? general), try await fingerprint(of: setting))
    default: throw Failure.unsupported(format)
    }
  }

  /// An SSH key as git allows it: a public key itself, with or without `key::`, or the path of either half.
  private func ssh(_ setting: String) throws -> PublicKey {
    let literal = setting.hasPrefix("key::") ? String(setting.dropFirst(5)) : setting
    if let key = try? PublicKey(line: literal) { return key }
    let path = setting.hasPrefix("/") ? setting : "\(directory)/\(setting)"
    for path in [path, "\(path).pub"] where FileSystem.exists(path) {
      let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
      do throws(PublicKey.Fault) { return try PublicKey(line: text) } catch {
        if case .privateKey = error { continue }
        throw Failure(error, in: path)
      }
    }
    throw Failure(
      "user.signingkey is \(setting.shown(limit: 120)), where no public key can be found",
      help: "name the public key's file: git config user.signingkey ~/.ssh/id_ed25519.pub")
  }

  private func line(of key: PublicKey) -> String {
    let comment = key.comment.filter { $0 != "\"" && $0 != "\\" }
    return key.text + (comment.isEmpty ? "" : " \(comment)")
  }

  private func openPGP(_ setting: String, owner: String) async throws -> Found {
    let fingerprint = try await fingerprint(of: setting)
    let armoured = try await git.gpg(in: directory) { gpg throws(SignatureStatus.Unverifiable) in
      try await OpenPGPKey.exported(fingerprint, gpg: gpg)
    }
    guard let armoured else { throw Failure.unknown(setting) }
    let path = "keys/\(owner).asc"
    return Found(entry: ["- openpgp: \"\(fingerprint)\"", "  file: \(path)"], files: [NewFile(path, armoured)])
  }

  /// The fingerprint of the primary key, whichever of its keys is named.
  private func fingerprint(of setting: String) async throws -> String {
    let fingerprint = try await git.gpg(in: directory) { gpg throws(SignatureStatus.Unverifiable) in
      try await OpenPGPKey.fingerprint(of: setting, gpg: gpg)
    }
    guard let fingerprint else { throw Failure.unknown(setting) }
    return fingerprint
  }
}

extension GitProcess {
  /// Runs what asks the gpg that git signs with.
  func gpg<Result>(
    in directory: String, _ body: (String) async throws(SignatureStatus.Unverifiable) -> Result
  ) async throws(Failure) -> Result {
    let program = try await line(["config", "--type=path", "gpg.program"], in: directory) ?? "gpg"
    do throws(SignatureStatus.Unverifiable) { return try await body(program) } catch {
      throw Failure(error.reason, help: error.help)
    }
  }
}

extension Failure {
  /// - Parameter setting: what `user.signingkey` says.
  fileprivate static func unknown(_ setting: String) -> Failure {
    Failure("gpg has no public key for user.signingkey \(setting.shown())", help: "gpg --list-keys shows those it has")
  }

  fileprivate static func unsupported(_ format: String) -> Failure {
    Failure(
      "gpg.format is \(format.shown()), which is not supported",
      help: "sign with ssh (git config gpg.format ssh) or openpgp")
  }

  /// Why a public key cannot be used.
  init(_ fault: PublicKey.Fault, in path: String) {
    let path = path.shown(limit: 200)
    switch fault {
    case .notAKey: self.init("\(path) holds no public key", help: "name the .pub file that ssh-keygen wrote")
    case .privateKey: self.init("\(path) is a private key", help: "name its public half, \(path).pub")
    case .unsupported(let type):
      self.init(
        "\(path) holds a key of type \(type.shown()), which is not supported", help: "make one: ssh-keygen -t ed25519")
    case .contradictory:
      self.init("\(path) names one type of key and holds another", help: "make it anew: ssh-keygen -t ed25519")
    case .unsound(let reason):
      self.init(
        "\(path) holds a key that cannot be trusted: \(reason)", help: "make one: ssh-keygen -t ed25519")
    case .weak(let bits):
      self.init(
        "\(path) is an RSA key of \(bits) bits, and 3,072 are the least", help: "make one: ssh-keygen -t ed25519")
    }
  }
}
