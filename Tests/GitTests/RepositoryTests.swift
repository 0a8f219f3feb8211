@testable import Git
import Support
import Testing

/// Repositories of every kind that people have.
@Suite struct RepositoryTests {
  private static func chain() throws -> (Sandbox, [String]) {
    let sandbox = try Sandbox()
    try sandbox.makeRepository()
    var commits: [String] = []
    for number in 1...4 {
      try sandbox.write("a.txt", "\(number)\n")
      commits.append(try sandbox.commit("Change \(number)"))
    }
    return (sandbox, commits)
  }

  private static func open(_ sandbox: Sandbox, _ name: String = "repo") throws(GitError) -> Repository {
    try Repository.open(at: sandbox.path(name), searching: true)
  }

  @Test func historyIsWhatRevListPrints() throws {
    let (sandbox, commits) = try Self.chain()
    try sandbox.git("checkout -q -b side HEAD~2")
    try sandbox.write("b.txt", "b\n")
    let side = try sandbox.commit("Side")
    try sandbox.git("checkout -q main")
    try sandbox.git(["merge", "-q", "--no-ff", "-m", "Merge", "side"])
    let repository = try Self.open(sandbox)
    let tip = try repository.resolve(revision: "HEAD")
    for hidden in [[], [commits[1]], [commits[3], side], [commits[0], side]] {
      let ours = try repository.commits(from: [tip], hiding: hidden.compactMap { ObjectID(hex: $0) })
      let gits = try sandbox.git(["rev-list", "--topo-order", "--reverse", "HEAD"] + hidden.map { "^" + $0 }).lines
      #expect(Set(ours.map(\.description)) == Set(gits) && ours.count == gits.count)
      #expect(ours.last == tip || ours.isEmpty)
    }
    let old = try #require(ObjectID(hex: commits[0]))
    let other = try #require(ObjectID(hex: side))
    #expect(try repository.isAncestor(old, of: tip) && repository.isAncestor(tip, of: tip))
    #expect(try !repository.isAncestor(tip, of: old))
    var graph = CommitGraph(repository)
    #expect(try graph.newestCommonAncestor(of: other, and: ObjectID(hex: commits[3])!)?.description == commits[1])
  }

  @Test func unrelatedHistoriesHaveNoCommonAncestor() throws {
    let (sandbox, commits) = try Self.chain()
    try sandbox.git("checkout -q --orphan other")
    let other = try sandbox.commit("Other")
    let repository = try Self.open(sandbox)
    let (left, right) = (try #require(ObjectID(hex: commits[0])), try #require(ObjectID(hex: other)))
    var graph = CommitGraph(repository)
    #expect(try graph.newestCommonAncestor(of: left, and: right) == nil)
    #expect(try !repository.isAncestor(left, of: right))
  }

  @Test func tagsAreFollowed() throws {
    let (sandbox, commits) = try Self.chain()
    try sandbox.git(["tag", "-a", "-m", "One", "v1", commits[0]])
    try sandbox.git(["tag", "-a", "-m", "Two", "v2", "v1"])
    try sandbox.git(["tag", "tree", "HEAD^{tree}"])
    let repository = try Self.open(sandbox)
    let tag = try #require(try repository.target(ofReference: "refs/tags/v2"))
    #expect(try repository.commit(peelingFrom: tag)?.description == commits[0])
    let tree = try #require(try repository.target(ofReference: "refs/tags/tree"))
    #expect(try repository.commit(peelingFrom: tree) == nil)
    #expect(try repository.target(ofReference: "refs/tags/none") == nil)
    #expect(
      try repository.references(withPrefix: "refs/tags/").sorted() == [
        "refs/tags/tree", "refs/tags/v1", "refs/tags/v2",
      ])
  }

  @Test func aMissingCommitIsNeverAShortHistory() throws {
    let (sandbox, commits) = try Self.chain()
    let lost = commits[1]
    _ = try sandbox.run("rm", ["-f", sandbox.path("repo/.git/objects/\(lost.prefix(2))/\(lost.dropFirst(2))")])
    let repository = try Self.open(sandbox)
    let tip = try repository.resolve(revision: "HEAD")
    #expect(throws: GitError.self) { try repository.commits(from: [tip], hiding: []) }
    #expect(throws: GitError.self) { try repository.read(try #require(ObjectID(hex: lost)), as: .commit) }
  }

  @Test func aShallowCloneEndsWithAnError() throws {
    let (sandbox, _) = try Self.chain()
    try sandbox.git(["clone", "-q", "--depth", "2", "file://" + sandbox.path("repo"), "shallow"], in: "")
    let repository = try Self.open(sandbox, "shallow")
    #expect(repository.isShallow)
    #expect(throws: GitError.self) {
      try repository.commits(from: [try repository.resolve(revision: "HEAD")], hiding: [])
    }
  }

  @Test func aPartialCloneOpensAndMissesWhatItLacks() throws {
    let (sandbox, _) = try Self.chain()
    try sandbox.git("config uploadpack.allowFilter true")
    try sandbox.git(
      ["clone", "-q", "--no-checkout", "--filter=blob:none", "file://" + sandbox.path("repo"), "partial"], in: "")
    let repository = try Self.open(sandbox, "partial")
    let tree = try repository.resolve(revision: "HEAD^{tree}")
    let blob = try #require(try repository.tree(tree).first?.id)
    #expect(throws: GitError.self) { try repository.read(blob, as: .blob) }
    #expect(throws: GitError.self) { try repository.header(of: blob) }
  }

  @Test func aSparseCheckoutOpens() throws {
    let (sandbox, commits) = try Self.chain()
    try sandbox.git("sparse-checkout set --sparse-index docs")
    #expect(try Self.open(sandbox).resolve(revision: "HEAD").description == commits[3])
  }

  @Test func aRepositoryWithSHA256NamesIsRefused() throws {
    let sandbox = try Sandbox()
    try sandbox.makeRepository("repo", "--object-format=sha256")
    #expect(throws: GitError.self) { try Self.open(sandbox) }
  }

  @Test func aLinkedWorkTreeOpens() throws {
    let (sandbox, commits) = try Self.chain()
    try sandbox.git("worktree add -q ../linked HEAD~1")
    let repository = try Self.open(sandbox, "linked")
    #expect(try repository.target(ofReference: "HEAD")?.description == commits[2])
    #expect(repository.workDirectory == sandbox.path("linked") + "/")
    #expect(repository.commonDirectory == sandbox.path("repo/.git") + "/")
  }

  @Test func aBareRepositoryHasNoWorkTree() throws {
    let sandbox = try Sandbox()
    try sandbox.makeRepository("bare", "--bare")
    let repository = try Self.open(sandbox, "bare")
    #expect(repository.isBare && repository.workDirectory == nil)
  }

  @Test func namesOfObjectsAreReadStrictly() {
    let good = "0123456789abcdef0123456789abcdef01234567"
    #expect(ObjectID(hex: good)?.description == good)
    #expect(ObjectID((0..<20).map { UInt8($0) })?.description == "000102030405060708090a0b0c0d0e0f10111213")
    for bad in [
      "", "0123", good + "0", good.uppercased(), good.dropLast() + "g", good.dropLast() + " ", "+" + good.dropFirst(),
    ] {
      #expect(ObjectID(hex: bad) == nil)
    }
    #expect(ObjectID(hex: String(repeating: "0", count: 40))?.isZero == true)
    #expect(ObjectID(hex: good)?.isZero == false)
  }

  @Test(arguments: [
    ("", []), ("/a:/b", []), ("\"/a:b\"", ["/a:b"]), ("/x:\"/a:b\":/y", ["/a:b"]), ("\"/a\\\"b\"", ["/a\"b"]),
    ("\"/a\\\\b\"", ["/a\\b"]), ("\"/\\303\\251\"", ["/\u{e9}"]), ("\"/a\\n\\t\"", ["/a\n\t"]),
    ("\"/a:b\":\"/c:d\"", ["/a:b", "/c:d"]),
    ("\"/open", []), ("\"/a\\", []), ("\"/a\\9\"", []), ("\"/a\\12\"", []), ("a\"b:c", []), ("\"\"", [""]),
  ])
  func quotedPathsAreUnquoted(list: String, expected: [String]) {
    #expect(QuotedPaths.quoted(in: list) == expected)
  }
}
