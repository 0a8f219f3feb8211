import Processes

extension OpenPGPKey {
  /// How an armoured public key begins (RFC 4880, section 6.2).
  package static let opening = Array("-----BEGIN PGP PUBLIC KEY BLOCK-----".utf8)

  /// What an armoured text holds.
  package enum Reading: Sendable {
    case key(OpenPGPKey, Condition)
    /// No key that signatures are accepted from, and why.
    case unusable(reason: String)
  }

  /// What a key says of itself. It decides nothing about signatures but where its owner distrusts it.
  package enum Condition: Hashable, Sendable {
    case current
    /// It has expired, by today.
    case expired
    /// Its owner has revoked it, because another took its place or it is used no more.
    case superseded
    /// Its owner has revoked it as compromised, or without a reason.
    case distrusted
  }

  /// Reads an armoured public key: one primary key that is strong enough.
  ///
  /// - Throws: ``SignatureStatus/Unverifiable`` where gpg is missing.
  package static func read(
    _ armoured: [UInt8], gpg: String = "gpg"
  ) async throws(SignatureStatus.Unverifiable) -> Reading {
    try await inFolder(with: [armoured]) { (folder, files) throws(SignatureStatus.Unverifiable) in
      let run = try run(
        gpg, alone(in: folder) + ["--with-colons", "--fixed-list-mode", "--with-sig-list", "--show-keys", "--"] + files,
        changing: ["GNUPGHOME": folder])
      let listing = OpenPGPListing(run.output)
      guard listing.primaries.count == 1, run.status == 0, let name = listing.primaries.first else {
        return .unusable(reason: "the file holds no public key, or more than one")
      }
      guard name.utf8.count == 40 else { return .unusable(reason: "its fingerprint has not 40 digits") }
      if let fault = listing.strengths[name]?.fault { return .unusable(reason: "it is \(fault)") }
      return .key(OpenPGPKey(fingerprint: name, armoured: armoured), listing.condition(of: name))
    }
  }

  /// The armoured public key that the user's own gpg has for a fingerprint, which may be that of a subordinate key; nil
  /// where it has none.
  package static func exported(
    _ fingerprint: String, gpg: String = "gpg"
  ) async throws(SignatureStatus.Unverifiable) -> [UInt8]? {
    // What is minimal leaves out subordinate keys that have expired, and with them all that they signed.
    let run = try run(
      gpg, ["--batch", "--armor", "--export", "--export-options", "export-clean", "--", fingerprint])
    return run.status == 0 && run.output.starts(with: opening) ? run.output : nil
  }

  /// The fingerprint of the first primary key that the user's own gpg finds by a name, as `user.signingkey` has it; nil
  /// where it finds none.
  package static func fingerprint(
    of name: String, gpg: String = "gpg"
  ) async throws(SignatureStatus.Unverifiable) -> String? {
    OpenPGPListing(try run(gpg, ["--batch", "--with-colons", "--list-keys", "--", name]).output).primaries.first
  }

  /// The same key with all that another text of it says besides: subordinate keys, dates, revocations.
  ///
  /// - Parameter old: the armoured text that is listed.
  /// - Returns: the key itself where the old text says nothing more, or is none.
  package func joined(with old: [UInt8], gpg: String = "gpg") async throws(SignatureStatus.Unverifiable) -> OpenPGPKey {
    guard old.starts(with: Self.opening) else { return self }
    let fingerprint = fingerprint
    let both = try await Self.inFolder(with: [old, armoured]) { (folder, files) throws(SignatureStatus.Unverifiable) in
      let alone = Self.alone(in: folder) + OpenPGPKeyring.sameDay
      _ = try Self.run(gpg, alone + ["--import", "--"] + files, changing: ["GNUPGHOME": folder])
      let export = ["--armor", "--export", "--", fingerprint]
      return try Self.run(gpg, alone + export, changing: ["GNUPGHOME": folder]).output
    }
    guard both.starts(with: Self.opening), let mine = OpenPGPPackets(armour: armoured)?.contents,
      let all = OpenPGPPackets(armour: both)?.contents, !all.isSubset(of: mine)
    else { return self }
    return OpenPGPKey(fingerprint: fingerprint, armoured: both)
  }

  private static func alone(in folder: String) -> [String] {
    ["--homedir", folder, "--no-options", "--batch", "--no-tty", "--no-autostart"]
  }

  private static func inFolder<Result>(
    with texts: [[UInt8]], _ body: (String, [String]) async throws(SignatureStatus.Unverifiable) -> Result
  ) async throws(SignatureStatus.Unverifiable) -> Result {
    let folder: TemporaryFolder
    var files: [String] = []
    do throws(TemporaryFolder.Failure) {
      folder = try TemporaryFolder()
      for (number, text) in texts.enumerated() { files.append(try folder.write(text, as: "\(number).asc")) }
    } catch {
      throw .init(reason: "no temporary folder: \(error.reason)", help: "make TMPDIR a folder that can be written")
    }
    defer { folder.remove() }
    return try await body(folder.path, files)
  }

  private static func run(
    _ gpg: String, _ arguments: [String], changing changes: [String: String?] = [:]
  ) throws(SignatureStatus.Unverifiable) -> ChildProcess.Result {
    do throws(ChildProcess.Fault) {
      return try SigningProgram(gpg).run(arguments, changing: changes)
    } catch {
      throw .init(reason: "\(gpg) cannot be run: \(error.reason)", help: "install gnupg, which reads OpenPGP keys")
    }
  }
}

extension OpenPGPListing {
  fileprivate func condition(of name: String) -> OpenPGPKey.Condition {
    if revoked.contains(name) { return distrusted.contains(name) ? .distrusted : .superseded }
    return expired.contains(name) ? .expired : .current
  }
}
