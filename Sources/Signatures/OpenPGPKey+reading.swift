extension OpenPGPKey {
  /// How an armoured public key begins (RFC 4880, section 6.2).
  package static let opening = Array("-----BEGIN PGP PUBLIC KEY BLOCK-----".utf8)

  /// What an armoured text holds.
  package enum Reading: Sendable {
    case key(OpenPGPKey)
    /// No key that signatures are accepted from, and why.
    case unusable(reason: String)
  }

  /// Reads an armoured public key: one primary key that is strong enough, neither expired nor revoked.
  ///
  /// - Throws: ``SignatureStatus/Unverifiable`` where gpg is missing.
  package static func read(
    _ armoured: [UInt8], gpg: String = "gpg"
  ) async throws(SignatureStatus.Unverifiable) -> Reading {
    let folder: TemporaryFolder
    let file: String
    do throws(TemporaryFolder.Failure) {
      folder = try TemporaryFolder()
      file = try folder.write(armoured, as: "key.asc")
    } catch {
      throw .init(reason: "no temporary folder: \(error.reason)", help: "make TMPDIR a folder that can be written")
    }
    defer { folder.remove() }
    let arguments = [
      "--homedir", folder.path, "--no-options", "--batch", "--no-tty", "--no-autostart", "--with-colons",
      "--fixed-list-mode", "--show-keys", "--", file,
    ]
    let run = try await run(gpg, arguments, changing: ["GNUPGHOME": folder.path])
    let records = String(decoding: run.output, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ":", omittingEmptySubsequences: false)
    }
    guard records.count(where: { $0.first == "pub" }) == 1, run.status == 0,
      let primary = records.first(where: { $0.first == "pub" }), primary.count > 1,
      let line = records.first(where: { $0.first == "fpr" }), line.count > 9
    else {
      return .unusable(reason: "the file holds no public key, or more than one")
    }
    return judge(OpenPGPKey(fingerprint: String(line[9]), armoured: armoured), validity: primary[1], run.output)
  }

  private static func judge(_ key: OpenPGPKey, validity: Substring, _ listing: [UInt8]) -> Reading {
    if validity == "e" { return .unusable(reason: "it has expired") }
    if validity == "r" { return .unusable(reason: "it is revoked") }
    guard key.fingerprint.utf8.count == 40 else { return .unusable(reason: "its fingerprint has not 40 digits") }
    let strengths = OpenPGPStrength.all(inListing: String(decoding: listing, as: UTF8.self))
    if let fault = strengths[key.fingerprint]?.fault { return .unusable(reason: "it is \(fault)") }
    return .key(key)
  }

  /// The armoured public key that the user's own gpg has for a fingerprint; nil where it has none.
  package static func exported(
    _ fingerprint: String, gpg: String = "gpg"
  ) async throws(SignatureStatus.Unverifiable) -> [UInt8]? {
    let run = try await run(
      gpg, ["--batch", "--armor", "--export", "--export-options", "export-minimal", "--", fingerprint])
    return run.status == 0 && run.output.starts(with: opening) ? run.output : nil
  }

  private static func run(
    _ gpg: String, _ arguments: [String], changing changes: [String: String?] = [:]
  ) async throws(SignatureStatus.Unverifiable) -> ProgramRun {
    do throws(ProgramRun.Missing) {
      return try await ProgramRun.of(gpg, arguments, changing: changes)
    } catch {
      throw .init(reason: "\(gpg) cannot be run: \(error.reason)", help: "install gnupg, which reads OpenPGP keys")
    }
  }
}
