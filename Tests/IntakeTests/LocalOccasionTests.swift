import Dataset
import Engine
import Foundation
import Git
import Intake
import Support
import Testing

/// The other occasions of a clone, and repositories that give no verdict.
@Suite struct LocalOccasionTests {
  private static func modes(_ snapshot: some Snapshot) throws -> [String] {
    var lines: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      for entry in try snapshot.entries(in: folder) ?? [] {
        if entry.mode == .directory { folders.append(entry.path) } else { lines.append("\(entry.mode) \(entry.path)") }
      }
    }
    return lines.sorted()
  }

  @Test func theWorkTreeIsWhatIsThere() async throws {
    let clone = try Clone.holding(["a.txt": "a\n", "gone.txt": "x\n", "dir/b.txt": "b\n", ".gitignore": "*.log\n"])
    try clone.write("a.txt", "changed\n")
    try clone.write("new/c.txt", "c\n")
    try clone.write("debug.log", "x\n")
    try FileManager.default.removeItem(atPath: clone.sandbox.path("repo/gone.txt"))
    try FileManager.default.createSymbolicLink(atPath: clone.sandbox.path("repo/link"), withDestinationPath: "/etc")
    _ = try clone.sandbox.run("chmod", ["+x", clone.sandbox.path("repo/dir/b.txt")])
    try clone.sandbox.makeRepository("repo/nested")
    try clone.sandbox.commit("Nested", in: "repo/nested")
    let inquiry = try await clone.intake().workTree()
    let snapshot = try #require(inquiry.source).open()
    #expect(
      try Self.modes(snapshot) == [
        "executable dir/b.txt", "file .gitignore", "file a.txt", "file new/c.txt", "gitlink nested", "symlink link",
      ])
    #expect(try snapshot.file(at: "a.txt") == Array("changed\n".utf8))
    let entry = try #require(try snapshot.entry(at: "a.txt"))
    #expect(try snapshot.size(of: entry) == 8)
  }

  @Test func theWorkTreeKeepsTwoSpellingsOfOneNameApart() async throws {
    let clone = try Clone.holding(["\u{e9}.txt": "1\n", "e\u{301}.txt": "2\n", "\u{e9}/x": "3\n", "e\u{301}/y": "4\n"])
    let snapshot = try #require(try await clone.intake().workTree().source).open()
    #expect(try Self.modes(snapshot).count == 4)
    #expect(try snapshot.file(at: "\u{e9}.txt") == Array("1\n".utf8))
    #expect(try snapshot.file(at: "e\u{301}.txt") == Array("2\n".utf8))
    let tree = try #require(try clone.intake().tree("HEAD").source).open()
    #expect(try tree.file(at: "\u{e9}.txt") == Array("1\n".utf8))
    #expect(try tree.file(at: "e\u{301}/y") == Array("4\n".utf8))
    #expect(try tree.entry(at: "\u{e9}/y") == nil)
  }

  @Test func aTreeIsNamedByAnyRevision() async throws {
    let clone = try Clone.holding(["a.txt": "a\n"])
    try clone.git("tag", "-a", "-m", "One", "v1")
    for revision in ["HEAD", "main", "v1", "HEAD^{tree}", try clone.git("rev-parse", "--short", "HEAD").text] {
      let snapshot = try #require(try clone.intake().tree(revision).source).open()
      #expect(try snapshot.file(at: "a.txt") == Array("a\n".utf8))
    }
    #expect(throws: Unreadable.self) { try clone.intake().tree("nothing") }
    await #expect(throws: Unreadable.self) { try await clone.intake().range(from: "HEAD^{tree}", to: "HEAD") }
  }

  @Test func aRangeHoldsItsCommitsAndTheirChanges() async throws {
    let clone = try Clone.holding(["a.txt": "a\n", "b.txt": "b\n"])
    try clone.write("a.txt", "bad\n")
    try clone.sandbox.commit("Bad\n\nRubric: notes@1.0.0")
    try clone.write("a.txt", "a\n")
    try clone.git("rm", "-q", "b.txt")
    try clone.sandbox.commit("Good again")
    let inquiry = try await clone.intake().range(from: "HEAD~2", to: "HEAD")
    guard case .changes(let changes) = inquiry.scope else {
      Issue.record("everything is looked at")
      return
    }
    #expect(changes.map(\.path) == ["b.txt"] && changes[0].new == nil)
    #expect(inquiry.commits.map(\.subject) == ["Bad", "Good again"])
    #expect(inquiry.commits[0].changes.map(\.path) == ["a.txt"])
    #expect(inquiry.commits[0].values(of: "rubric") == ["notes@1.0.0"])
    #expect(
      inquiry.commits[0].author.name == "Ada Lovelace" && inquiry.commits[0].committer.email == "grace@example.com")
  }

  /// A merge's own changes are those that no parent has.
  @Test func aMergeChangesWhatItResolved() async throws {
    let clone = try Clone.holding(["a.txt": "a\n", "b.txt": "b\n"])
    try clone.git("checkout", "-q", "-b", "side")
    try clone.write("a.txt", "side\n")
    try clone.sandbox.commit("Side")
    try clone.git("checkout", "-q", "main")
    try clone.write("a.txt", "main\n")
    try clone.sandbox.commit("Main")
    _ = try clone.sandbox.run("git", ["merge", "-q", "side"], in: "repo")
    try clone.write("a.txt", "both\n")
    try clone.write("evil.txt", "x\n")
    try clone.sandbox.commit("Merge")
    let inquiry = try await clone.intake().range(from: "HEAD~1", to: "HEAD")
    #expect(inquiry.commits.last?.changes.map(\.path) == ["a.txt", "evil.txt"])
    #expect(inquiry.commits.last?.parents.count == 2)
  }

  // MARK: Repositories that give no verdict say why

  private static func complaint(_ body: () async throws -> Void) async -> Unreadable? {
    do {
      try await body()
      return nil
    } catch {
      return error as? Unreadable
    }
  }

  @Test func aRepositoryWithSHA256NamesSaysSo() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeRepository("repo", "--object-format=sha256")
    let complaint = await Self.complaint { _ = try await Clone(sandbox).intake().staged() }
    #expect(complaint?.reason == "it names its objects by SHA-256, which is not supported")
  }

  @Test func aShallowCloneNamesWhatIsMissing() async throws {
    let clone = try Clone.holding(["a.txt": "a\n"])
    for number in 1...3 {
      try clone.write("a.txt", "\(number)\n")
      try clone.sandbox.commit("Change \(number)")
    }
    try clone.sandbox.git(
      ["clone", "-q", "--depth", "2", "file://" + clone.sandbox.path("repo"), "shallow"], in: "")
    let shallow = Clone(clone.sandbox, "shallow")
    #expect(try await shallow.intake().range(from: "HEAD~1", to: "HEAD").commits.map(\.subject) == ["Change 3"])
    let source = RepositorySource.at(clone.sandbox.path("shallow"))
    let tip = try source.open().resolve(revision: "HEAD")
    let refs = try OutgoingRef.parse("HEAD \(tip) refs/heads/new \(String(repeating: "0", count: 40))\n")
    let complaint = await Self.complaint { _ = try await shallow.intake().pushed(refs, to: "elsewhere") }
    #expect(complaint != nil)
    #expect(complaint?.help.contains("--unshallow") == true, "\(complaint.debugDescription)")
  }

  @Test func aPartialCloneNamesWhatIsMissing() async throws {
    let clone = try Clone.holding(["a.txt": "a\n"])
    try clone.git("config", "uploadpack.allowFilter", "true")
    try clone.sandbox.git(
      ["clone", "-q", "--no-checkout", "--filter=blob:none", "file://" + clone.sandbox.path("repo"), "partial"], in: "")
    let snapshot = try #require(try Clone(clone.sandbox, "partial").intake().tree("HEAD").source).open()
    let entry = try #require(try snapshot.entry(at: "a.txt"))
    let complaint = await Self.complaint { _ = try snapshot.bytes(of: entry) }
    #expect(complaint?.reason.hasSuffix("is missing from the repository") == true)
  }

  @Test func aBareRepositoryHasNoWorkTree() async throws {
    let sandbox = try Sandbox()
    try sandbox.makeRepository("bare", "--bare")
    let complaint = await Self.complaint { _ = try await Clone(sandbox, "bare").intake().workTree() }
    #expect(complaint?.reason == "it is bare and has no work tree")
  }

  @Test func aFolderThatIsNoRepositorySaysSo() async throws {
    let sandbox = try Sandbox()
    let complaint = await Self.complaint { _ = try await Clone(sandbox, "home").intake().staged() }
    #expect(complaint != nil)
  }

  @Test(
    .enabled(
      if: getuid() == 0 && FileManager.default.fileExists(atPath: "/usr/bin/chown"), "only root can give files away"))
  func anotherUsersRepositoryIsNoVerdict() async throws {
    let clone = try Clone.holding(["a.txt": "a\n"])
    _ = try clone.sandbox.run("chown", ["-R", "12345", clone.sandbox.path("repo")])
    let complaint = await Self.complaint { _ = try clone.intake().tree("HEAD") }
    // libgit2 trusts root's own eyes in some versions; it must be the words for owners or a plain answer.
    if let complaint { #expect(complaint.reason == "it belongs to another user") }
  }
}
