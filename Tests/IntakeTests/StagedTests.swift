import Dataset
import Engine
import Foundation
import Intake
import Support
import Testing

/// What is about to be committed, whatever way people commit: the snapshot must be the tree that git then writes.
@Suite struct StagedTests {
  private static let files: KeyValuePairs<String, String> = [
    "a.txt": "a\n", "dir/b.txt": "b\n", "dir/sub/c.txt": "c\n", "other/d.txt": "d\n", "outer/inner/e.txt": "e\n",
  ]

  /// Compares the staged snapshot with what `git write-tree` writes from the same index.
  private static func expectAgreement(_ clone: Clone, index: String? = nil) async throws {
    let inquiry = try await clone.intake(index: index).staged()
    let snapshot = try #require(inquiry.source).open()
    let more = index.map { ["GIT_INDEX_FILE": $0] } ?? [:]
    let tree = try clone.sandbox.git(["write-tree"], in: clone.folder, environment: more).text
    #expect(try snapshot.listing(clone) == clone.listing(ofTree: tree))
    // A folder may have no id yet, but none that is not its own.
    let folders = try clone.folders(ofTree: tree)
    #expect(try snapshot.foldersWithID().filter { !folders.contains($0) } == [])
  }

  private static func changes(_ inquiry: Inquiry) -> [String] {
    guard case .changes(let changes) = inquiry.scope else { return ["everything"] }
    return changes.map { "\($0.old == nil ? "A" : $0.new == nil ? "D" : "M") \($0.path)" }.sorted()
  }

  @Test func whatIsAddedIsSeenAndWhatIsNotIsNot() async throws {
    let clone = try Clone.holding(Self.files)
    try clone.write("a.txt", "staged\n")
    try clone.git("add", "a.txt")
    try clone.write("a.txt", "not staged\n")
    try clone.write("new.txt", "untracked\n")
    let inquiry = try await clone.intake().staged()
    #expect(Self.changes(inquiry) == ["M a.txt"])
    let snapshot = try #require(inquiry.source).open()
    #expect(try snapshot.file(at: "a.txt") == Array("staged\n".utf8))
    #expect(try snapshot.entry(at: "new.txt") == nil)
    try await Self.expectAgreement(clone)
  }

  @Test func beforeTheFirstCommit() async throws {
    let clone = Clone(try Sandbox())
    try clone.sandbox.makeRepository()
    try clone.write("dir/a.txt", "a\n")
    try clone.git("add", "-A")
    #expect(Self.changes(try await clone.intake().staged()) == ["A dir/a.txt"])
    try await Self.expectAgreement(clone)
  }

  /// Each entry is done to a clone of its own.
  private static let deeds: [(String, @Sendable (Clone) throws -> Void)] = [
    ("a folder goes", { try $0.git("rm", "-rq", "dir") }),
    ("the last file of an inner folder goes", { try $0.git("rm", "-q", "dir/sub/c.txt") }),
    ("all that goes from a folder is its only folder", { try $0.git("rm", "-rq", "outer/inner") }),
    ("everything goes", { try $0.git("rm", "-rq", ".") }),
    ("a folder is renamed", { try $0.git("mv", "dir", "Dir") }),
    ("a name changes its case", { try $0.git("mv", "a.txt", "A.txt") }),
    (
      "a file becomes a folder",
      {
        try $0.git("rm", "-q", "a.txt")
        try $0.write("a.txt/inside", "x\n")
        try $0.git("add", "-A")
      }
    ),
    (
      "a folder becomes a file",
      {
        try $0.git("rm", "-rq", "dir")
        try $0.write("dir", "x\n")
        try $0.git("add", "-A")
      }
    ),
    ("a mode changes", { try $0.git("update-index", "--chmod=+x", "a.txt") }),
    (
      "two spellings of one name",
      {
        try $0.write("\u{e9}.txt", "x\n")
        try $0.write("e\u{301}.txt", "x\n")
        try $0.write("\u{e9}/x", "1\n")
        try $0.write("e\u{301}/y", "2\n")
        try $0.git("add", "-A")
      }
    ),
    (
      "a link and a submodule",
      {
        try FileManager.default.createSymbolicLink(
          atPath: $0.sandbox.path("repo/link"), withDestinationPath: "a.txt")
        try $0.git("add", "link")
        try $0.git("update-index", "--add", "--cacheinfo", "160000,\(String(repeating: "1", count: 40)),sub")
      }
    ),
    (
      "a file that is only meant to be added",
      {
        try $0.write("later.txt", "x\n")
        try $0.git("add", "-N", "later.txt")
      }
    ),
    (
      "odd names",
      { clone in
        for name in ["a b", "\"q\"", "t\tb", "n\nl", "-x", ":(top)y"] { try clone.write("dir/\(name)", "x\n") }
        try clone.git("add", "-A")
      }
    ),
  ]

  @Test(arguments: deeds.map(\.0)) func agreesWithGit(what: String) async throws {
    let clone = try Clone.holding(Self.files)
    let deed = try #require(Self.deeds.first { $0.0 == what })
    try deed.1(clone)
    try await Self.expectAgreement(clone)
  }

  @Test func whatIsOnlyMeantToBeAddedIsNoChange() async throws {
    let clone = try Clone.holding(Self.files)
    try clone.write("later.txt", "x\n")
    try clone.git("add", "-N", "later.txt")
    #expect(Self.changes(try await clone.intake().staged()) == [])
  }

  @Test func aFolderThatIsEmptiedIsNoFolder() async throws {
    let clone = try Clone.holding(Self.files)
    try clone.git("rm", "-q", "dir/sub/c.txt")
    let snapshot = try #require(try await clone.intake().staged().source).open()
    #expect(try snapshot.entries(in: "dir/sub") == nil)
    #expect(try snapshot.entry(at: "dir/sub") == nil)
    #expect(try snapshot.entries(in: "dir")?.map(\.path) == ["dir/b.txt"])
  }

  /// `git commit -a` and `git commit -- PATH` commit another index than the one in the git directory. The hook keeps
  /// it.
  @Test(arguments: ["-a", "--only a.txt", "--include dir/b.txt"]) func theIndexThatGitCommits(options: String)
    async throws
  {
    let clone = try Clone.holding(Self.files)
    let kept = clone.sandbox.path("kept-index")
    try clone.write(".git/hooks/pre-commit", "#!/bin/sh\ncp \"$GIT_INDEX_FILE\" '\(kept)'\n")
    _ = try clone.sandbox.run("chmod", ["+x", clone.sandbox.path("repo/.git/hooks/pre-commit")])
    try clone.write("other/d.txt", "staged\n")
    try clone.git("add", "other/d.txt")
    try clone.write("a.txt", "changed\n")
    try clone.write("dir/b.txt", "changed\n")
    let head = try clone.git("rev-parse", "HEAD").text
    let words = ["commit", "-q", "-m", "x"] + options.split(separator: " ").map(String.init)
    try clone.sandbox.git(words.filter { !$0.contains(".txt") } + ["--"] + words.filter { $0.contains(".txt") })
    let committed = try clone.listing(ofTree: "HEAD")
    try clone.git("update-ref", "HEAD", head)
    let snapshot = try #require(try await clone.intake(index: kept).staged().source).open()
    #expect(try snapshot.listing(clone) == committed)
  }

  @Test func aLinkedWorkTreeHasItsOwnIndex() async throws {
    let clone = try Clone.holding(Self.files)
    try clone.git("worktree", "add", "-q", "-b", "linked", "../linked")
    let linked = Clone(clone.sandbox, "linked")
    try linked.write("a.txt", "linked\n")
    try linked.git("add", "-A")
    #expect(Self.changes(try await linked.intake().staged()) == ["M a.txt"])
    #expect(Self.changes(try await clone.intake().staged()) == [])
    try await Self.expectAgreement(linked)
  }

  @Test func aSparseIndex() async throws {
    let clone = try Clone.holding(Self.files)
    try clone.git("sparse-checkout", "set", "--cone", "--sparse-index", "other")
    try clone.write("other/d.txt", "changed\n")
    try clone.git("add", "other/d.txt")
    #expect(Self.changes(try await clone.intake().staged()) == ["M other/d.txt"])
    try await Self.expectAgreement(clone)
  }

  /// What lies outside a sparse checkout may be staged all the same, as by a merge.
  @Test func aSparseIndexWithChangesBesideTheCheckout() async throws {
    let clone = try Clone.holding(Self.files)
    try clone.git("checkout", "-q", "-b", "side")
    try clone.write("dir/sub/c.txt", "side\n")
    try clone.sandbox.commit("Side")
    try clone.git("checkout", "-q", "main")
    try clone.git("sparse-checkout", "set", "--cone", "--sparse-index", "other")
    try clone.git("merge", "-q", "--no-commit", "--no-ff", "side")
    #expect(Self.changes(try await clone.intake().staged()) == ["M dir/sub/c.txt"])
    try await Self.expectAgreement(clone)
  }

  /// git notes in its trace when it writes out all that a sparse index leaves out, which takes longest of all.
  @Test func aSparseIndexIsReadAsItIs() async throws {
    let clone = try Clone.holding(Self.files)
    try clone.git("sparse-checkout", "set", "--cone", "--sparse-index", "other")
    try clone.write("other/d.txt", "changed\n")
    try clone.git("add", "other/d.txt")
    let trace = clone.sandbox.path("trace")
    let intake = LocalIntake(source: .at(clone.sandbox.path("repo"))) { arguments throws(Unreadable) in
      do { return try clone.sandbox.git(arguments, environment: ["GIT_TRACE2_EVENT": trace]).bytes } catch {
        throw Unreadable("git", reason: "\(error)")
      }
    }
    #expect(Self.changes(try await intake.staged()) == ["M other/d.txt"])
    let events = try String(contentsOfFile: trace, encoding: .utf8)
    #expect(events.contains("\"exit\""))
    #expect(!events.contains("ensure_full_index"))
    #expect(!events.contains("clear_skip_worktree"))
  }

  /// Each setting changes what `git diff` prints, or ends it, where nothing stands against it.
  @Test(arguments: [
    "diff.renames=copies", "diff.relative=true", "diff.external=false", "diff.ignoreSubmodules=all",
    "diff.orderFile=missing", "diff.noprefix=true", "diff.wordRegex=x", "diff.submodule=log", "color.diff=always",
    "color.ui=always", "core.abbrev=4", "core.quotePath=true", "diff.d.command=false", "diff.d.textconv=false",
    "submodule.sub.ignore=all",
  ]) func noSettingChangesWhatIsStaged(setting: String) async throws {
    let clone = try Clone.holding(Self.files)
    try clone.write(".gitattributes", "*.txt diff=d\n")
    try clone.write(".gitmodules", "[submodule \"sub\"]\n\tpath = sub\n\turl = ./sub\n")
    try clone.git("mv", "dir/b.txt", "other/\u{e9}.txt")
    try clone.write("a.txt", "changed\n")
    try clone.git("add", "-A")
    try clone.git("update-index", "--add", "--cacheinfo", "160000,\(String(repeating: "1", count: 40)),sub")
    let parts = setting.split(separator: "=").map(String.init)
    try clone.git("config", parts[0], parts[1])
    #expect(
      Self.changes(try await clone.intake().staged()) == [
        "A .gitattributes", "A .gitmodules", "A other/\u{e9}.txt", "A sub", "D dir/b.txt", "M a.txt",
      ])
    try await Self.expectAgreement(clone)
  }

  @Test func aSplitIndex() async throws {
    let clone = try Clone.holding(Self.files)
    try clone.git("update-index", "--split-index")
    try clone.write("a.txt", "changed\n")
    try clone.git("add", "a.txt")
    #expect(Self.changes(try await clone.intake().staged()) == ["M a.txt"])
    try await Self.expectAgreement(clone)
  }

  @Test func aConflictIsNoVerdict() async throws {
    let clone = try Clone.holding(Self.files)
    try clone.git("checkout", "-q", "-b", "side")
    try clone.write("a.txt", "side\n")
    try clone.sandbox.commit("Side")
    try clone.git("checkout", "-q", "main")
    try clone.write("a.txt", "main\n")
    try clone.sandbox.commit("Main")
    _ = try clone.sandbox.run("git", ["merge", "-q", "side"], in: "repo")
    await #expect(throws: Unreadable.self) { try await clone.intake().staged() }
  }

  @Test func whatIsPublishedIsComparedWithTheRemote() async throws {
    let clone = try Clone.holding(Self.files)
    try clone.sandbox.git(["clone", "-q", "repo", "mine"], in: "")
    let mine = Clone(clone.sandbox, "mine")
    try mine.write("a.txt", "mine\n")
    try mine.sandbox.commit("Mine", in: "mine")
    let base = try #require(try await mine.intake().staged().base).open()
    #expect(try base.file(at: "a.txt") == Array("a\n".utf8))
  }

  @Test func contentsOfFilesAreFound() async throws {
    let clone = try Clone.holding(["a.txt": "hello world!\n"])
    try clone.write("b.txt", "hello world!\n")
    try clone.git("add", "-A")
    let snapshot = try #require(try await clone.intake().staged().source).open()
    let entry = try #require(try snapshot.entry(at: "b.txt"))
    #expect(try snapshot.size(of: entry) == 13)
    #expect(
      try snapshot.sha256(of: entry) == "ecf701f727d9e2d77c4aa49ac6fbbcc997278aca010bddeeb961c10cf54d435a")
  }
}
