import Processes

/// A gpg home of its own that holds the people's keys and nothing else: neither the keys nor the configuration nor the
/// trust of whoever runs the program have a say, and nothing is fetched.
struct OpenPGPKeyring: Sendable {
  private let home: TemporaryFolder
  private let gpg: String
  private let fingerprints: Set<String>
  /// The keys that can be used, primary and subordinate ones, by fingerprint.
  private let strengths: [String: OpenPGPStrength]
  /// The keys whose owner has revoked them as compromised, or without a reason, by fingerprint.
  private let distrusted: Set<String>

  /// - Throws: ``SignatureStatus/Unverifiable`` where gpg is missing or fails.
  init(_ keys: [OpenPGPKey], gpg: String) async throws(SignatureStatus.Unverifiable) {
    let home = try orUnverifiable { () throws(TemporaryFolder.Failure) in try TemporaryFolder() }
    do throws(SignatureStatus.Unverifiable) {
      var files: [String] = []
      for (number, key) in keys.enumerated() {
        files.append(
          try orUnverifiable { () throws(TemporaryFolder.Failure) in try home.write(key.armoured, as: "\(number).asc") }
        )
      }
      if !files.isEmpty { _ = try Self.run(gpg, home, arguments: ["--import", "--"] + files) }
      let listing = try Self.run(gpg, home, arguments: ["--with-colons", "--fixed-list-mode", "--list-sigs"])
      let keys = OpenPGPListing(listing.output)
      (strengths, distrusted) = (keys.strengths, keys.distrusted)
    } catch {
      home.remove()
      throw error
    }
    self.home = home
    self.gpg = gpg
    fingerprints = Set(keys.map(\.fingerprint))
  }

  /// Takes the home away.
  func remove() { home.remove() }

  /// The state of one signature, whose armour is that of one and whose content is of the right kind.
  func status(of signed: SignedContent) async -> SignatureStatus {
    let signature = signed.signature ?? []
    do throws(SignatureStatus.Unverifiable) {
      let file = try orUnverifiable { () throws(TemporaryFolder.Failure) in
        try home.write(signature, as: "signature.asc")
      }
      let content = try orUnverifiable { () throws(TemporaryFolder.Failure) in
        try home.write(signed.content, as: "content")
      }
      let run = try Self.run(gpg, home, arguments: ["--status-fd", "1", "--verify", "--", file, content])
      return judge(GPGStatus(run.output), succeeded: run.status == 0)
    } catch {
      return .unverifiable(error)
    }
  }

  private func judge(_ status: GPGStatus, succeeded: Bool) -> SignatureStatus {
    let signer: GPGStatus.Signer
    do throws(SignatureFault) { signer = try status.signer(succeeded: succeeded) } catch { return .bad(error) }
    guard fingerprints.contains(signer.primary) else { return .bad(.unknownKey(id: signer.primary)) }
    for name in [signer.key, signer.primary] {
      guard let strength = strengths[name] else { return .bad(.unknownKey(id: name)) }
      if let reason = strength.fault { return .bad(.method(reason)) }
      if signer.isRevoked, distrusted.contains(name) { return .bad(.revoked) }
    }
    return .good(.openpgp(fingerprint: signer.primary))
  }

  private static let options =
    [
      "--no-options", "--batch", "--no-tty", "--no-autostart", "--disable-dirmngr", "--no-auto-key-retrieve",
      "--no-auto-key-locate", "--no-auto-check-trustdb", "--trust-model", "always", "--weak-digest", "SHA1",
    ] + sameDay

  /// To gpg it is always this day, which lies after all others: whatever ends has ended, nothing is still to come, and
  /// what it says of a signature is the same whenever it is asked.
  static let sameDay = ["--faked-system-time", "21060101T000000!"]

  private static func run(
    _ gpg: String, _ home: TemporaryFolder, arguments: [String]
  ) throws(SignatureStatus.Unverifiable) -> ChildProcess.Result {
    do throws(ChildProcess.Fault) {
      return try SigningProgram(gpg).run(
        ["--homedir", home.path] + options + arguments, changing: ["GNUPGHOME": home.path])
    } catch {
      throw .init(
        reason: "\(gpg) cannot be run: \(error.reason)", help: "install gnupg, which checks OpenPGP signatures")
    }
  }
}

/// Runs what needs a temporary folder.
private func orUnverifiable<Result>(
  _ body: () throws(TemporaryFolder.Failure) -> Result
) throws(SignatureStatus.Unverifiable) -> Result {
  do throws(TemporaryFolder.Failure) { return try body() } catch {
    throw .init(reason: "no temporary folder: \(error.reason)", help: "make TMPDIR a folder that can be written")
  }
}
