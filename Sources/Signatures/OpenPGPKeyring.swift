/// A gpg home of its own that holds the people's keys and nothing else: neither the keys nor the configuration nor the
/// trust of whoever runs the program have a say, and nothing is fetched.
struct OpenPGPKeyring: Sendable {
  private let home: TemporaryFolder
  private let gpg: String
  private let fingerprints: Set<String>
  /// The keys that can be used, primary and subordinate ones, by fingerprint.
  private let strengths: [String: OpenPGPStrength]

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
      if !files.isEmpty { _ = try await Self.run(gpg, home, ["--import", "--"] + files) }
      let listing = try await Self.run(gpg, home, ["--with-colons", "--fixed-list-mode", "--list-keys"])
      strengths = OpenPGPStrength.all(inListing: String(decoding: listing.output, as: UTF8.self))
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
      let run = try await Self.run(gpg, home, ["--status-fd", "1", "--verify", "--", file, content])
      return judge(GPGStatus(run.output), succeeded: run.status == 0)
    } catch {
      return .unverifiable(error)
    }
  }

  private func judge(_ status: GPGStatus, succeeded: Bool) -> SignatureStatus {
    let fingerprint: (key: String, primary: String)
    do throws(SignatureFault) { fingerprint = try status.signer(succeeded: succeeded) } catch { return .bad(error) }
    guard fingerprints.contains(fingerprint.primary) else { return .bad(.unknownKey(id: fingerprint.primary)) }
    for name in [fingerprint.key, fingerprint.primary] {
      guard let strength = strengths[name] else { return .bad(.unknownKey(id: name)) }
      if let reason = strength.fault { return .bad(.method(reason)) }
    }
    return .good(.openpgp(fingerprint: fingerprint.primary))
  }

  private static let options = [
    "--no-options", "--batch", "--no-tty", "--no-autostart", "--disable-dirmngr", "--no-auto-key-retrieve",
    "--no-auto-key-locate", "--no-auto-check-trustdb", "--trust-model", "always", "--weak-digest", "SHA1",
  ]

  private static func run(
    _ gpg: String, _ home: TemporaryFolder, _ arguments: [String]
  ) async throws(SignatureStatus.Unverifiable) -> ProgramRun {
    do throws(ProgramRun.Missing) {
      return try await ProgramRun.of(
        gpg, ["--homedir", home.path] + options + arguments, changing: ["GNUPGHOME": home.path])
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

/// How strong an OpenPGP key is, as gpg lists it.
struct OpenPGPStrength: Hashable, Sendable {
  /// The key's length in bits.
  let bits: Int
  /// The number of the public key algorithm (RFC 4880, section 9.1).
  let algorithm: Int

  /// What is wrong with it; nil where it may be used.
  var fault: String? {
    switch algorithm {
    case 1, 3: bits >= 3072 ? nil : "an RSA key of \(bits) bits (3,072 are the least)"
    case 19, 22: bits >= 255 ? nil : "an elliptic curve of \(bits) bits"
    default: "the OpenPGP algorithm \(algorithm)"
    }
  }

  /// The keys of a listing that `gpg --with-colons --list-keys` prints, by fingerprint.
  static func all(inListing listing: String) -> [String: OpenPGPStrength] {
    var strengths: [String: OpenPGPStrength] = [:]
    var last: OpenPGPStrength?
    for line in listing.split(separator: "\n") {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      switch fields.first {
      case "pub", "sub":
        guard fields.count > 3, let bits = Int(fields[2]), let algorithm = Int(fields[3]) else { continue }
        last = OpenPGPStrength(bits: bits, algorithm: algorithm)
      case "fpr":
        if fields.count > 9, let last { strengths[String(fields[9])] = last }
        last = nil
      default: break
      }
    }
    return strengths
  }
}
