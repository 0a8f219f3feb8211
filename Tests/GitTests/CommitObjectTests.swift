import Git
import Support
import Testing

/// Raw commits: what git writes is read as git reads it, and whatever readers could disagree about is refused.
@Suite struct CommitObjectTests {
  private static let tree = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n"
  private static let parent = "parent 1111111111111111111111111111111111111111\n"
  private static let author = "author Ada Lovelace <ada@example.com> 1767323045 +0000\n"
  private static let committer = "committer Grace Hopper <grace@example.com> 1767323046 -0230\n"
  private static let signature = "gpgsig -----BEGIN SSH SIGNATURE-----\n abc\n -----END SSH SIGNATURE-----\n"
  private static let armour = "-----BEGIN SSH SIGNATURE-----\nabc\n-----END SSH SIGNATURE-----\n"
  private static let good = tree + author + committer

  private static func parse(_ bytes: [UInt8]) throws(CommitFormatError) -> CommitObject {
    let result: Result<CommitObject, CommitFormatError> = bytes.withUnsafeBytes { buffer in
      do throws(CommitFormatError) { return .success(try CommitObject.parse(buffer)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private static func reason(_ text: String) -> String? {
    do throws(CommitFormatError) {
      _ = try parse(Array(text.utf8))
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func readsWhatGitWrites() throws {
    let commit = try Self.parse(
      Array(
        (Self.tree + Self.parent + Self.author + Self.committer + Self.signature + "\nSubject\n\nKey: value\n").utf8))
    #expect(commit.tree.description == "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
    #expect(commit.parents.map(\.description) == [String(repeating: "1", count: 40)])
    #expect(commit.author.name == "Ada Lovelace" && commit.author.email == "ada@example.com")
    #expect(commit.author.time == 1_767_323_045)
    #expect(commit.committer.email == "grace@example.com")
    let signature = try #require(commit.signature)
    #expect(String(decoding: signature.armour, as: UTF8.self) == Self.armour)
    #expect(
      String(decoding: signature.payload, as: UTF8.self)
        == Self.tree + Self.parent + Self.author + Self.committer + "\nSubject\n\nKey: value\n")
    #expect(commit.subject == "Subject")
    #expect(commit.trailers.map { "\($0.key)=\($0.value)" } == ["Key=value"])
  }

  /// A commit that no reader may be left alone with.
  struct Hostile: Sendable {
    let what: String
    let text: String

    init(_ what: String, _ pieces: String...) {
      self.what = what
      text = pieces.joined()
    }

    /// One with its own author.
    init(_ what: String, author: String) {
      self.init(what, tree, "author \(author)\n", committer, "\nx")
    }
  }

  private static let end = " -----END SSH SIGNATURE-----\n"

  static let hostile: [Hostile] = [
    Hostile("words behind a signature", good, signature, " words\n", "\nx"),
    Hostile("words before a signature", good, "gpgsig words\n", signature.replacing("gpgsig", with: ""), "\nx"),
    Hostile("a signature without an end", good, "gpgsig -----BEGIN SSH SIGNATURE-----\n abc\n", "\nx"),
    Hostile(
      "an end of another kind", good, "gpgsig -----BEGIN SSH SIGNATURE-----\n -----END PGP SIGNATURE-----\n", "\nx"),
    Hostile("an escape in the message", good, "\nx\u{1B}[2J"),
    Hostile("a bracket with a mark behind it", author: "A<\u{338}b <ada@example.com> 0 +0000"),
    Hostile("an escape in a name", author: "A\u{1B}[2J <ada@example.com> 0 +0000"),
    Hostile("two trees", tree, good, "\nx"), Hostile("no tree", author, committer, "\nx"),
    Hostile("a late tree", author, tree, committer, "\nx"),
    Hostile("a late parent", tree, author, parent, committer, "\nx"),
    Hostile("a parent twice", tree, parent, parent, author, committer, "\nx"),
    Hostile("two authors", tree, author, author, committer, "\nx"),
    Hostile("two committers", good, committer, "\nx"), Hostile("no committer", tree, author, "\nx"),
    Hostile("no author", tree, committer, "\nx"), Hostile("the committer first", tree, committer, author, "\nx"),
    Hostile("an unknown field", good, "mystery 1\n\nx"), Hostile("an encoding", good, "encoding UTF-16\n\nx"),
    Hostile("a merged tag", good, "mergetag object 1\n\nx"),
    Hostile("two signatures", good, signature, signature, "\nx"),
    Hostile("gpgsigX", good, "gpgsigX free text\n\nx"),
    Hostile("another hash's signature", good, "gpgsig-sha256 x\n\nx"),
    Hostile("a field after the signature", good, signature, "x y\n\nx"),
    Hostile("text behind the signature", good, signature, " and more\n\nx"),
    Hostile("an empty line behind the signature", good, signature, " \n\nx"),
    Hostile("two signatures in one field", good, signature, " -----BEGIN SSH SIGNATURE-----\n", " x\n", end, "\nx"),
    Hostile("text before the signature", good, "gpgsig see below\n -----BEGIN SSH SIGNATURE-----\n x\n", end, "\nx"),
    Hostile("a signature without an end", good, "gpgsig -----BEGIN SSH SIGNATURE-----\n abc\n\nx"),
    Hostile("a signature with the end of another", good, "gpgsig -----BEGIN PGP SIGNATURE-----\n abc\n", end, "\nx"),
    Hostile(
      "a message for a signature", good, "gpgsig -----BEGIN PGP MESSAGE-----\n x\n -----END PGP MESSAGE-----\n\n"),
    Hostile("nothing in the signature", good, "gpgsig -----BEGIN SSH SIGNATURE-----\n", end, "\nx"),
    Hostile("carriage returns in the signature", good, signature.replacing("\n", with: "\r\n"), "\nx"),
    Hostile("a NUL in the signature", good, "gpgsig -----BEGIN SSH SIGNATURE-----\n a\0c\n", end, "\nx"),
    Hostile("a signature before the committer", tree, author, signature, committer, "\nx"),
    Hostile("a signature first", signature, good, "\nx"),
    Hostile("another hash's signature before", good, "gpgsig-sha256 x\n", signature, "\nx"),
    Hostile("another hash's signature behind", good, signature, "gpgsig-sha256 x\n\nx"),
    Hostile("a merged tag behind the signature", good, signature, "mergetag object 1\n\nx"),
    Hostile("an encoding behind the signature", good, signature, "encoding UTF-8\n\nx"),
    Hostile("a signature in capitals", good, "GPGSIG -----BEGIN SSH SIGNATURE-----\n abc\n", end, "\nx"),
    Hostile("a signature continued by a tab", good, "gpgsig -----BEGIN SSH SIGNATURE-----\n\tabc\n", end, "\nx"),
    Hostile("a signature without its value", good, "gpgsig\n\nx"), Hostile("no empty line", good, "x"),
    Hostile("nothing after the fields", good), Hostile("a NUL in the message", good, "\na\0b"),
    Hostile("a short id", "tree 4b825dc\n", author, committer, "\nx"),
    Hostile("capital letters", "tree 4B825DC642CB6EB9A060E54BF8D69288FBEE4904\n", author, committer, "\nx"),
    Hostile("a space behind", "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904 \n", author, committer, "\nx"),
    Hostile("two spaces", "tree  4b825dc642cb6eb9a060e54bf8d69288fbee4904\n", author, committer, "\nx"),
    Hostile("a NUL in a name", author: "A\0 <a@b> 1 +0000"), Hostile("no address", author: "Ada 1 +0000"),
    Hostile("two addresses", author: "A <a@b> <c@d> 1 +0000"), Hostile("a bracket", author: "A > <a@b> 1 +0000"),
    Hostile("no space before the address", author: "A<a@b> 1 +0000"), Hostile("no date", author: "A <a@b>"),
    Hostile("a negative date", author: "A <a@b> -1 +0000"), Hostile("a signed date", author: "A <a@b> +1 +0000"),
    Hostile("zeros before the date", author: "A <a@b> 01 +0000"),
    Hostile("a date beyond all", author: "A <a@b> 99999999999999999999 +0000"),
    Hostile("no zone", author: "A <a@b> 1"), Hostile("an odd zone", author: "A <a@b> 1 UTC"),
    Hostile("digits of another script in the zone", author: "A <a@b> 1 +\u{663}\u{663}"),
    Hostile("something after the zone", author: "A <a@b> 1 +0000 x"), Hostile("nothing", ""),
    Hostile("carriage returns", good.replacing("\n", with: "\r\n"), "\r\nx"),
    Hostile("cut short", "tree 4b825dc642cb6eb9"),
  ]

  @Test(arguments: hostile) func refuses(commit: Hostile) {
    #expect(Self.reason(commit.text) != nil, "\(commit.what)")
  }

  @Test func refusesMessagesThatAreNotUTF8() throws {
    #expect(throws: CommitFormatError.self) { try Self.parse(Array((Self.good + "\ncaf").utf8) + [0xE9]) }
    #expect(throws: CommitFormatError.self) {
      try Self.parse(
        Array((Self.tree + "author Ren").utf8) + [0xE9] + Array(" <a@b> 1 +0000\n\(Self.committer)\nx".utf8))
    }
  }

  @Test func allowsAnEmptyNameAndAnEmptyMessage() throws {
    #expect(Self.reason(Self.tree + "author  <a@b> 1 +0000\n" + Self.committer + "\n") == nil)
  }

  /// GitHub's own signatures have an empty line at their end.
  @Test func takesTheSignaturesOfForges() throws {
    let lines = " -----BEGIN PGP SIGNATURE-----\n \n abc\n =abcd\n -----END PGP SIGNATURE-----\n"
    for ending in ["", " \n"] { #expect(Self.reason(Self.good + "gpgsig" + lines + ending + "\nx") == nil) }
    #expect(Self.reason(Self.good + "gpgsig" + lines + " \n \n\nx") != nil)
  }

  @Test func cutAnywhereItNeverTraps() {
    let whole = Array((Self.tree + Self.parent + Self.author + Self.committer + Self.signature + "\nx").utf8)
    for end in whole.indices {
      for byte: UInt8 in [0, 0x0A, 0x20, 0x3C, 0xFF] { _ = try? Self.parse(whole[..<end] + [byte]) }
    }
  }

  /// git is the oracle for commits as people make them.
  @Test func agreesWithGit() throws {
    let sandbox = try Sandbox()
    try sandbox.makeRepository()
    for message in [
      "One", "Two\n\nA body.\n\nRubric: notes@1.0.0\nSigned-off-by: Ada <ada@example.com>", "Dr\u{e4}i \u{1F600}",
    ] {
      try sandbox.commit(message)
    }
    try sandbox.git("checkout -q -b side HEAD~1")
    try sandbox.commit("Side")
    try sandbox.git("checkout -q main")
    try sandbox.git(["merge", "-q", "--no-ff", "-m", "Merge", "side"])
    let repository = try Repository.open(at: sandbox.path("repo"), searching: false)
    for id in try sandbox.git("rev-list HEAD").lines {
      let commit = try Self.parse(try repository.read(try #require(ObjectID(hex: id)), as: .commit))
      let shown = [
        commit.tree.description, commit.parents.map(\.description).joined(separator: " "), commit.author.name,
        commit.author.email, String(commit.author.time), commit.committer.name, commit.subject,
      ]
      let format = "--format=%T%n%P%n%an%n%ae%n%at%n%cn%n%s"
      #expect(shown.joined(separator: "\n") == (try sandbox.git(["log", "-1", format, id]).text))
    }
  }
}
