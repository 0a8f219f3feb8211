import Processes

/// Signs statements with the key and the program that git signs commits with.
package struct SignatureMaker: Sendable {
  /// git's own settings.
  package struct Settings: Sendable {
    /// `gpg.format`; git's default is OpenPGP.
    package let format: String
    /// `user.signingkey`: a key's path, a public key itself, or what names an OpenPGP key.
    package let key: String
    /// `gpg.ssh.program` or `gpg.program`; nil where git has none set.
    package let program: String?

    package init(format: String, key: String, program: String?) {
      self.format = format
      self.key = key
      self.program = program
    }
  }

  /// Why there is no signature, and what to do.
  package struct Failure: Error, Hashable, Sendable {
    package let reason: String
    package let help: String
  }

  private let settings: Settings
  /// Where relative paths start.
  private let directory: String

  package init(_ settings: Settings, directory: String) {
    self.settings = settings
    self.directory = directory
  }

  /// A detached, armoured signature over `content`, checked once more before it is given out, and who made it.
  ///
  /// - Throws: ``Failure`` where the program fails, or signs what cannot be checked.
  package func sign(
    _ content: [UInt8], for namespace: SignatureNamespace
  ) async throws(Failure) -> (signature: [UInt8], key: SignerKey?) {
    switch settings.format {
    case "ssh":
      let signature = try await ssh(content, namespace)
      let status = SignatureStatus.ofSSH(SignedContent(content, signature: signature), in: namespace)
      guard case .good(let key) = status else { throw .unusable(status) }
      return (signature, key)
    case "openpgp":
      guard namespace.admits(content) else {
        throw Failure(reason: "this content is not one that OpenPGP may sign here", help: "sign with ssh")
      }
      return (try await openPGP(content), nil)
    default:
      throw Failure(
        reason: "gpg.format is \(settings.format.prefix(40)), which is not supported",
        help: "sign with ssh (git config gpg.format ssh) or openpgp")
    }
  }

  /// As git does it: the content in a file, and a public key that stands in the setting itself belongs to the agent.
  private func ssh(_ content: [UInt8], _ namespace: SignatureNamespace) async throws(Failure) -> [UInt8] {
    let program = settings.program ?? "ssh-keygen"
    let folder = try orFailure { () throws(TemporaryFolder.Failure) in try TemporaryFolder() }
    defer { folder.remove() }
    let file = try orFailure { () throws(TemporaryFolder.Failure) in try folder.write(content, as: "content") }
    var arguments = ["-Y", "sign", "-n", namespace.rawValue]
    if let line = literalKey {
      let key = try orFailure { () throws(TemporaryFolder.Failure) in
        try folder.write(Array("\(line)\n".utf8), as: "key.pub")
      }
      arguments += ["-f", key, "-U"]
    } else {
      arguments += ["-f", settings.key.hasPrefix("/") ? settings.key : "\(directory)/\(settings.key)"]
    }
    let run = try run(program, arguments + [file])
    guard run.status == 0, let signature = folder.read("content.sig") else {
      throw Failure(
        reason: "\(program) did not sign with \(settings.key.prefix(120)): \(run.said)",
        help: "see whether the key is there and its agent runs: ssh-add -l; git config user.signingkey names the key")
    }
    return signature
  }

  /// The public key that the setting itself holds, with or without `key::`; nil where it is a path.
  private var literalKey: String? {
    if settings.key.hasPrefix("key::") { return String(settings.key.dropFirst(5)) }
    return settings.key.hasPrefix("ssh-") ? settings.key : nil
  }

  private func openPGP(_ content: [UInt8]) async throws(Failure) -> [UInt8] {
    let program = settings.program ?? "gpg"
    let run = try run(program, ["--status-fd=2", "-bsau", settings.key], input: content)
    guard run.status == 0,
      run.complaint.split(separator: "\n").contains(where: { $0.hasPrefix("[GNUPG:] SIG_CREATED ") })
    else {
      throw Failure(
        reason: "\(program) did not sign with \(settings.key.prefix(120)): \(run.said)",
        help: "gpg --list-secret-keys shows your keys; git config user.signingkey names the one to sign with")
    }
    if let fault = OpenPGPArmour.fault(run.output) { throw .unusable(.bad(fault)) }
    return run.output
  }

  private func run(
    _ program: String, _ arguments: [String], input: [UInt8] = []
  ) throws(Failure) -> ChildProcess.Result {
    do throws(ChildProcess.Fault) {
      return try SigningProgram(program, in: directory).run(arguments, input: input)
    } catch {
      throw Failure(
        reason: "\(program) cannot be run: \(error.reason)",
        help: settings.format == "ssh"
          ? "install openssh-client, or correct git config gpg.ssh.program"
          : "install gnupg, or sign with ssh: git config gpg.format ssh")
    }
  }
}

/// Runs what needs a temporary folder.
private func orFailure<Result>(
  _ body: () throws(TemporaryFolder.Failure) -> Result
) throws(SignatureMaker.Failure) -> Result {
  do throws(TemporaryFolder.Failure) { return try body() } catch {
    throw .init(reason: "no temporary folder: \(error.reason)", help: "make TMPDIR a folder that can be written")
  }
}

extension SignatureMaker.Failure {
  fileprivate static func unusable(_ status: SignatureStatus) -> SignatureMaker.Failure {
    guard case .bad(let fault) = status else { return .init(reason: "the signature cannot be checked", help: "") }
    return .init(reason: "the new signature \(fault.reason)", help: fault.help)
  }
}

extension ChildProcess.Result {
  /// What the program complained about, in one line.
  fileprivate var said: String {
    let lines = complaint.split(separator: "\n").filter { !$0.hasPrefix("[GNUPG:]") }
    let text = lines.joined(separator: "; ").prefix(300)
    return text.isEmpty ? "status \(status)" : String(text)
  }
}
