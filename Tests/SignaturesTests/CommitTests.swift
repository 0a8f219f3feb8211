import Foundation
import Git
import Signatures
import Support
import Testing

/// Signed commits as git makes them: git, the grammar and the check agree, and where git looks away we do not.
@Suite struct CommitTests {
  private let keys: Keys
  private let checker = SignatureChecker()

  init() throws {
    keys = try Keys()
    try keys.sandbox.makeRepository()
    try keys.sandbox.git("config gpg.format ssh")
    try keys.sandbox.git("config gpg.ssh.allowedSignersFile \(keys.sandbox.path("allowed"))")
  }

  private func commit(with key: String) throws -> String {
    try keys.sandbox.git("config user.signingkey \(keys.sandbox.path(key)).pub")
    try Data("ada \(keys.publicLine(key))".utf8).write(to: keys.sandbox.root.appending(path: "allowed"))
    try keys.sandbox.git(["commit", "-q", "--allow-empty", "-S", "-m", "Approve\n\nRubric: notes@1.0.0"])
    return try keys.sandbox.git("rev-parse HEAD").text
  }

  private func raw(_ id: String) throws -> [UInt8] { try keys.sandbox.git("cat-file commit \(id)").bytes }

  /// What comes of raw bytes: a fault of the grammar, or of the signature, or `good`.
  private func verdict(_ bytes: [UInt8]) async -> String {
    let result: Result<CommitObject, CommitFormatError> = bytes.withUnsafeBytes { buffer in
      do throws(CommitFormatError) { return .success(try CommitObject.parse(buffer)) } catch { return .failure(error) }
    }
    guard case .success(let commit) = result else { return "grammar" }
    guard let signature = commit.signature else { return "unsigned" }
    let content = SignedContent(signature.payload, signature: signature.armour)
    return String("\(await checker.status(of: content, in: .git))".prefix { $0 != "(" })
  }

  private func gitAccepts(_ bytes: [UInt8]) throws -> Bool {
    let id = try keys.sandbox.store("commit", bytes)
    return try keys.sandbox.run("git", ["verify-commit", id], in: "repo").status == 0
  }

  @Test(arguments: Keys.kinds) func agreesWithGit(kind: Keys.Kind) async throws {
    try keys.make("ada", kind.arguments)
    let bytes = try raw(try commit(with: "ada"))
    #expect(try gitAccepts(bytes))
    #expect(await verdict(bytes) == "good")
  }

  @Test func anUnsignedCommitIsUnsigned() async throws {
    #expect(await verdict(try raw(try keys.sandbox.commit())) == "unsigned")
    #expect(await checker.status(of: SignedContent([1], signature: nil), in: .git) == .unsigned)
    let odd = SignedContent([1], signature: Array("-----BEGIN SIGNED MESSAGE-----\n".utf8))
    #expect(await checker.status(of: odd, in: .git) == .bad(.unknownKind))
  }

  @Test func oneByteOffIsNoSignedCommit() async throws {
    try keys.make("ada")
    let bytes = try raw(try commit(with: "ada"))
    for mutated in bytes.mutations() { #expect(await verdict(mutated) != "good") }
  }

  /// What git does not cover by the signature, or does not look at, may not be there.
  @Test func refusesWhatGitLooksAwayFrom() async throws {
    try keys.make("ada")
    let text = String(decoding: try raw(try commit(with: "ada")), as: UTF8.self)
    let end = " -----END SSH SIGNATURE-----\n"
    let signature = text[text.range(of: "gpgsig ")!.lowerBound..<text.range(of: end)!.upperBound]
    let hostile: [(text: String, passesGit: Bool)] = [
      (text.replacing(end, with: end + " anything at all\n"), true),
      (text.replacing(end, with: end + "gpgsig-sha256 junk\n"), true),
      (text.replacing(end, with: end + "gpgsigX free text\n"), true),
      (text.replacing("gpgsig ", with: "gpgsig-sha256 junk\ngpgsig "), true),
      (text.replacing(end, with: end + signature), false),
      (text.replacing(end, with: end + "encoding UTF-16\n"), false),
      (text.replacing(end, with: end + "mergetag object 1\n"), false),
      (text.replacing("committer ", with: "committer A <a@b> 1 +0000\ncommitter "), false),
      (text.replacing("author ", with: "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor "), false),
      (text + "\0", false),
    ]
    for (text, passesGit) in hostile {
      if passesGit { #expect(try gitAccepts(Array(text.utf8)), "\(text)") }
      let found = await verdict(Array(text.utf8))
      #expect(found == "grammar", "\(text)")
    }
  }

  /// A signature that is taken out of its commit and put under another does not fit.
  @Test func aSignatureBelongsToItsCommit() async throws {
    try keys.make("ada")
    let first = String(decoding: try raw(try commit(with: "ada")), as: UTF8.self)
    #expect(await verdict(Array(first.replacing("Approve", with: "Reject").utf8)) == "bad")
    #expect(await verdict(Array(first.replacing("ada@example.com", with: "eve@example.com").utf8)) == "bad")
    #expect(await verdict(Array(first.replacing("+0000", with: "+0100").utf8)) == "bad")
  }

  /// A proof is no commit, whoever calls it one.
  @Test func aProofIsNoCommit() async throws {
    try keys.make("ada")
    let bytes = try raw(try commit(with: "ada"))
    let commit = try bytes.withUnsafeBytes { try CommitObject.parse($0) }
    let payload = try #require(commit.signature).payload
    let proof = SignedContent(payload, signature: try keys.sign(payload, with: "ada", namespace: "git-dataset"))
    #expect(await checker.status(of: proof, in: .git) == .bad(.namespace("git-dataset")))
    let whole = SignedContent(payload, signature: commit.signature?.armour)
    #expect(await checker.status(of: whole, in: .statement) == .bad(.namespace("git")))
  }
}
