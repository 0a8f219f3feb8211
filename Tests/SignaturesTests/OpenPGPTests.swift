import Foundation
import Git
import Signatures
import Support
import Testing

/// OpenPGP signatures, checked by gpg in a home of its own.
@Suite struct OpenPGPTests {
  private static let message = Array("tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nhello\n".utf8)

  /// A person's gpg home, whose agent ends with it.
  final class Home: Sendable {
    let keys: Keys

    init() throws {
      keys = try Keys()
      try FileManager.default.createDirectory(
        atPath: keys.sandbox.path("gpg"), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { _ = try? keys.sandbox.run("gpgconf", ["--kill", "all"], environment: environment) }

    var environment: [String: String] { ["GNUPGHOME": keys.sandbox.path("gpg")] }

    @discardableResult
    func gpg(_ arguments: String..., input: [UInt8] = []) throws -> [UInt8] {
      try keys.must(
        "gpg", ["--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", ""] + arguments, input: input,
        environment: environment
      ).bytes
    }

    /// Makes a key; gives its public half.
    func make(_ name: String, _ kind: String = "ed25519", expiring: String = "never") throws -> OpenPGPKey {
      try gpg("--quick-generate-key", "\(name) <\(name)@example.com>", kind, "sign", expiring)
      return try key(name)
    }

    /// Revokes a key for the reason with this number in gpg's menu.
    func revoke(_ fingerprint: String, _ reason: String) throws {
      let file = keys.sandbox.path("\(fingerprint).rev")
      try keys.must(
        "gpg",
        [
          "--command-fd", "0", "--no-tty", "--quiet", "--pinentry-mode", "loopback", "--passphrase", "",
          "--output", file,
          "--gen-revoke", fingerprint,
        ], input: Array("y\n\(reason)\n\ny\n".utf8), environment: environment)
      try gpg("--import", file)
    }

    func key(_ name: String) throws -> OpenPGPKey {
      let listing = String(decoding: try gpg("--with-colons", "--list-keys", "\(name)@example.com"), as: UTF8.self)
      let line = try #require(listing.split(separator: "\n").first { $0.hasPrefix("fpr:") })
      let fingerprint = line.split(separator: ":", omittingEmptySubsequences: false)[9]
      return OpenPGPKey(
        fingerprint: String(fingerprint), armoured: try gpg("--armor", "--export", String(fingerprint)))
    }

    func sign(_ message: [UInt8], as name: String, _ more: String...) throws -> [UInt8] {
      try keys.must(
        "gpg",
        ["--batch", "--pinentry-mode", "loopback", "--passphrase", "", "-bsau", "\(name)@example.com"] + more,
        input: message, environment: environment
      ).bytes
    }
  }

  private func status(
    _ signature: [UInt8], _ keys: [OpenPGPKey], over message: [UInt8] = message,
    in namespace: SignatureNamespace = .git, gpg: String = "gpg"
  ) async -> SignatureStatus {
    await SignatureChecker(openPGPKeys: keys, gpg: gpg)
      .status(of: SignedContent(message, signature: signature), in: namespace)
  }

  @Test func takesThePeoplesKeysAndNoOthers() async throws {
    let home = try Home()
    let (ada, grace) = (try home.make("ada"), try home.make("grace"))
    let signature = try home.sign(Self.message, as: "ada")
    #expect(await status(signature, [ada, grace]) == .good(.openpgp(fingerprint: ada.fingerprint)))
    #expect(await status(signature, [ada], over: Self.message + [0]) == .bad(.mismatch))
    guard case .bad(.unknownKey) = await status(signature, [grace]) else {
      Issue.record("a key that nobody has")
      return
    }
    guard case .bad(.unknownKey) = await status(signature, []) else {
      Issue.record("no keys at all")
      return
    }
    // A file with another key than it is listed for.
    let disguised = OpenPGPKey(fingerprint: grace.fingerprint, armoured: ada.armoured)
    #expect(await status(signature, [disguised]) == .bad(.unknownKey(id: ada.fingerprint)))
  }

  /// Without gpg nothing is known, and that is no pass.
  @Test func withoutGPGNothingIsKnown() async throws {
    let home = try Home()
    let ada = try home.make("ada")
    let signature = try home.sign(Self.message, as: "ada")
    let status = await status(signature, [ada], gpg: home.keys.sandbox.path("no-gpg"))
    guard case .unverifiable(let lack) = status else {
      Issue.record("\(status)")
      return
    }
    #expect(lack.help.contains("install gnupg") && status.key == nil)
  }

  @Test func oneByteOffIsNoSignature() async throws {
    let home = try Home()
    let ada = try home.make("ada")
    let signature = try home.sign(Self.message, as: "ada")
    let mutations = signature.mutations()
    let sample = stride(from: 0, to: mutations.count, by: 97).map { mutations[$0] }
    // A checker loses its patience with more of them.
    for start in stride(from: 0, to: sample.count, by: 20) {
      let part = sample[start..<min(start + 20, sample.count)]
      let contents = part.map { SignedContent(Self.message, signature: $0) }
      let statuses = await SignatureChecker(openPGPKeys: [ada]).statuses(of: contents, in: .git)
      for (mutated, status) in zip(part, statuses) where status.key != nil {
        Issue.record("\(String(decoding: mutated, as: UTF8.self))")
      }
    }
  }

  /// A process for each signature of strangers would cost a server more than the strangers.
  @Test func strangersAreToldWithoutGPG() async throws {
    let home = try Home()
    let (ada, grace) = (try home.make("ada"), try home.make("grace"))
    let signature = try home.sign(Self.message, as: "ada")
    let byGPG = await status(signature, [OpenPGPKey(fingerprint: grace.fingerprint, armoured: [0x78] + grace.armoured)])
    let missing = home.keys.sandbox.path("no-gpg")
    #expect(await status(signature, [grace], gpg: missing) == byGPG)
    #expect(await status(signature, [], gpg: missing) == byGPG)
    #expect(byGPG == .bad(.unknownKey(id: String(ada.fingerprint.suffix(16)))))
    // A subordinate key signs for its primary one.
    try home.gpg("--quick-add-key", grace.fingerprint, "rsa3072", "sign")
    let subordinate = try home.sign(Self.message, as: "grace")
    #expect(await status(subordinate, [try home.key("grace")]) == .good(.openpgp(fingerprint: grace.fingerprint)))
  }

  @Test func forgeriesAreNotAskedAboutForEver() async throws {
    let home = try Home()
    let ada = try home.make("ada")
    let signature = try home.sign(Self.message, as: "ada")
    let forged = (0..<23).map { SignedContent(Self.message + [UInt8($0)], signature: signature) }
    let good = SignedContent(Self.message, signature: signature)
    let statuses = await SignatureChecker(openPGPKeys: [ada]).statuses(of: [good] + forged + [good], in: .git)
    #expect(statuses.first?.key != nil && statuses[1...20].allSatisfy { $0 == .bad(.mismatch) })
    #expect(statuses[21...].allSatisfy { if case .unverifiable = $0 { true } else { false } })
  }

  /// Neither the day nor what became of a key later says whether it may sign.
  @Test func keysCountWhateverBecameOfThem() async throws {
    let home = try Home()
    let key = try home.make("old")
    try home.gpg("--quick-add-key", key.fingerprint, "ed25519", "sign", "seconds=1")
    let signature = try home.sign(Self.message, as: "old")
    let good = SignatureStatus.good(.openpgp(fingerprint: key.fingerprint))
    try await Task.sleep(for: .seconds(2))
    // The subordinate key has expired, and then the primary one.
    #expect(await status(signature, [try home.key("old")]) == good)
    try home.gpg("--quick-set-expire", key.fingerprint, "seconds=1")
    try await Task.sleep(for: .seconds(2))
    #expect(await status(signature, [try home.key("old")]) == good)
    // What is still to come is as good as what is over.
    try home.gpg("--faked-system-time", "20900101T000000!", "--quick-set-expire", key.fingerprint, "2y")
    #expect(await status(signature, [try home.key("old")]) == good)
    for (reason, expected) in [("3", nil), ("1", nil), ("2", SignatureStatus.bad(.revoked)), ("0", .bad(.revoked))] {
      let other = try home.make("revoked-\(reason)")
      let signature = try home.sign(Self.message, as: "revoked-\(reason)")
      // The menu of gpg counts otherwise than OpenPGP does: 1 is compromised, 2 superseded.
      let entry = ["1": "2", "2": "1"][reason] ?? reason
      try home.revoke(other.fingerprint, entry)
      let status = await status(signature, [try home.key("revoked-\(reason)")])
      #expect(status == expected ?? .good(.openpgp(fingerprint: other.fingerprint)), "\(reason)")
    }
  }

  /// A signature that says until when it holds says what no history can keep.
  @Test func refusesSignaturesThatEnd() async throws {
    let home = try Home()
    let ada = try home.make("ada")
    let signature = try home.sign(Self.message, as: "ada", "--default-sig-expire", "10y")
    #expect(await status(signature, [ada]) == .bad(.ending))
    let ended = try home.sign(
      Self.message, as: "ada", "--faked-system-time", "20900101T000000!", "--default-sig-expire", "1d")
    #expect(await status(ended, [ada]) == .bad(.ending))
  }

  @Test func renewsAKeyWithoutLosingAny() async throws {
    let home = try Home()
    let old = try home.make("ada")
    try home.gpg("--quick-add-key", old.fingerprint, "ed25519", "sign", "seconds=1")
    let listed = try home.key("ada")
    try home.gpg("--quick-add-key", old.fingerprint, "ed25519", "sign", "never")
    try await Task.sleep(for: .seconds(2))
    let bare = OpenPGPKey(
      fingerprint: old.fingerprint,
      armoured: try home.gpg("--armor", "--export", "--export-options", "export-minimal", old.fingerprint))
    let joined = try await bare.joined(with: listed.armoured)
    #expect(try await joined.joined(with: listed.armoured) == joined && joined.fingerprint == old.fingerprint)
    #expect(try await bare.joined(with: []) == bare && joined != bare)
    guard case .key(let read, .current) = try await OpenPGPKey.read(joined.armoured) else {
      Issue.record("the joined key cannot be read")
      return
    }
    #expect(read == joined)
  }

  @Test func refusesWhatIsWeak() async throws {
    let home = try Home()
    let weak = try home.make("weak", "rsa2048")
    guard case .bad(.method) = await status(try home.sign(Self.message, as: "weak"), [weak]) else {
      Issue.record("RSA of 2048 bits")
      return
    }
    let old = try home.make("old")
    let signature = try home.sign(Self.message, as: "old")
    #expect(await status(signature, [old]).key != nil)
    #expect(await status(try home.sign(Self.message, as: "old", "--digest-algo", "SHA1"), [old]).key == nil)
    #expect(await status(try home.sign(Self.message, as: "old", "--textmode"), [old]).key == nil)
  }

  @Test func refusesTwoSignaturesInOne() async throws {
    let home = try Home()
    let (ada, grace) = (try home.make("ada"), try home.make("grace"))
    let both = try home.sign(Self.message, as: "ada", "--local-user", "grace@example.com")
    guard case .bad(.format) = await status(both, [ada, grace]) else {
      Issue.record("two signatures in one block")
      return
    }
    let one = try home.sign(Self.message, as: "ada")
    for text in [one + one, one + Array("more\n".utf8), Array("\n".utf8) + one] {
      #expect(await status(text, [ada]).key == nil)
    }
  }

  /// OpenPGP names no namespace, so the content has to tell what it is.
  @Test func namespacesAreNotInterchangeable() async throws {
    let home = try Home()
    let ada = try home.make("ada")
    let statement = Array("git-dataset/proof/1\nabc\n".utf8)
    let proof = try home.sign(statement, as: "ada")
    #expect(await status(proof, [ada], over: statement, in: .statement).key != nil)
    #expect(await status(proof, [ada], over: statement, in: .git).key == nil)
    let commit = try home.sign(Self.message, as: "ada")
    #expect(await status(commit, [ada], in: .statement).key == nil)
  }

  /// A commit that git signs with gpg, and a sub-key that belongs to its primary key.
  @Test func agreesWithGit() async throws {
    let home = try Home()
    let primary = try home.make("ada")
    try home.gpg("--quick-add-key", primary.fingerprint, "ed25519", "sign")
    let ada = try home.key("ada")
    let sandbox = home.keys.sandbox
    try sandbox.makeRepository()
    try sandbox.git(
      ["-c", "user.signingkey=ada@example.com", "commit", "-q", "--allow-empty", "-S", "-m", "Approve"],
      environment: home.environment)
    try sandbox.git(["verify-commit", "HEAD"], environment: home.environment)
    let bytes = try sandbox.git("cat-file commit HEAD").bytes
    let signature = try #require(try bytes.withUnsafeBytes { try CommitObject.parse($0) }.signature)
    let status = await status(signature.armour, [ada], over: signature.payload)
    #expect(status == .good(.openpgp(fingerprint: ada.fingerprint)))
  }
}
