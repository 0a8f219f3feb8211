import Engine
import Git
import Intake
import Support
import Testing

/// What a server makes of the refs that a push wants to move.
@Suite struct ReceivedPushTests {
  private static let zero = String(repeating: "0", count: 40)

  /// A repository whose commits a push has brought; refs say what was there before.
  private struct Server {
    let sandbox: Sandbox
    let commits: [String]

    /// A line of four commits; `main` is at the second.
    init() throws {
      sandbox = try Sandbox()
      try sandbox.makeRepository()
      var commits: [String] = []
      for number in 1...4 {
        try sandbox.write("a.txt", "\(number)\n")
        commits.append(try sandbox.commit("Change \(number)"))
      }
      self.commits = commits
      try sandbox.git("checkout -q --detach")
      try sandbox.git(["update-ref", "refs/heads/main", commits[1]])
    }

    func inquiries(_ lines: (old: String, new: String, name: String)...) async throws -> [Inquiry] {
      let root = TrustRoot(owners: ["SHA256:x"], threshold: 1, protected: ["refs/heads/main"])
      let push = ReceivedPush(source: .at(sandbox.path("repo")), root: root)
      return try await push.inquiries(
        for: RefCommand.parse(lines.map { "\($0.old) \($0.new) \($0.name)\n" }.joined()))
    }

    func update(_ old: String, _ new: String, _ name: String = "refs/heads/main") async throws -> RefUpdate {
      try #require(try await inquiries((old, new, name)).first?.updates.first)
    }
  }

  private static func subjects(_ inquiry: Inquiry) -> [String] { inquiry.commits.map(\.subject) }

  private static func paths(_ inquiry: Inquiry) -> [String] {
    guard case .changes(let changes) = inquiry.scope else { return ["everything"] }
    return changes.map(\.path)
  }

  @Test func forward() async throws {
    let server = try Server()
    let inquiry = try #require(
      try await server.inquiries((server.commits[1], server.commits[3], "refs/heads/main")).first)
    #expect(inquiry.updates.first?.motion == .forward)
    #expect(inquiry.updates.first?.isProtected == true && inquiry.updates.first?.isStale == false)
    #expect(Self.subjects(inquiry) == ["Change 3", "Change 4"])
    #expect(Self.paths(inquiry) == ["a.txt"])
    #expect(inquiry.trust == nil && inquiry.base != nil)
  }

  @Test func theFirstPushAsksForTrust() async throws {
    let server = try Server()
    try server.sandbox.git("update-ref -d refs/heads/main")
    let inquiry = try #require(try await server.inquiries((Self.zero, server.commits[3], "refs/heads/main")).first)
    #expect(inquiry.updates.first?.motion == .create)
    #expect(inquiry.trust != nil && inquiry.base == nil)
    #expect(inquiry.commits.count == 4)
  }

  @Test func aTopicIsMeasuredFromWhatIsAccepted() async throws {
    let server = try Server()
    let inquiry = try #require(try await server.inquiries((Self.zero, server.commits[2], "refs/heads/topic")).first)
    #expect(inquiry.updates.first?.motion == .create && inquiry.updates.first?.isProtected == false)
    #expect(Self.subjects(inquiry) == ["Change 3"])
    #expect(inquiry.trust == nil)
  }

  /// What the protected branch has gained since a topic left it is not taken away by the topic.
  @Test func aTopicThatLagsTakesNothingAway() async throws {
    let server = try Server()
    try server.sandbox.git(["checkout", "-q", server.commits[0]])
    try server.sandbox.write("topic.txt", "x\n")
    let topic = try server.sandbox.commit("Topic")
    let inquiry = try #require(try await server.inquiries((Self.zero, topic, "refs/heads/topic")).first)
    #expect(Self.paths(inquiry) == ["topic.txt"])
    #expect(Self.subjects(inquiry) == ["Topic"])
  }

  @Test func rewindAndSideways() async throws {
    let server = try Server()
    #expect(try await server.update(server.commits[1], server.commits[0]).motion == .rewind)
    try server.sandbox.git(["checkout", "-q", server.commits[0]])
    try server.sandbox.write("mine.txt", "x\n")
    let mine = try server.sandbox.commit("Mine")
    #expect(try await server.update(server.commits[1], mine).motion == .rewind)
    // A plain pull: one's own line first, the branch's as the second parent.
    try server.sandbox.git(["merge", "-q", "--no-ff", "-m", "Pull", server.commits[1]])
    let pulled = try server.sandbox.git("rev-parse HEAD").text
    #expect(try await server.update(server.commits[1], pulled).motion == .sideways)
    // The right way round.
    try server.sandbox.git(["checkout", "-q", server.commits[1]])
    try server.sandbox.git(["merge", "-q", "--no-ff", "-m", "Land", mine])
    let landed = try server.sandbox.git("rev-parse HEAD").text
    let inquiry = try #require(try await server.inquiries((server.commits[1], landed, "refs/heads/main")).first)
    #expect(inquiry.updates.first?.motion == .forward)
    #expect(Self.subjects(inquiry) == ["Mine", "Land"])
    #expect(inquiry.commits.last?.changes.isEmpty == true)
    // One more on top of a pull is as bad.
    try server.sandbox.git(["checkout", "-q", pulled])
    let later = try server.sandbox.commit("Later")
    #expect(try await server.update(server.commits[1], later).motion == .sideways)
  }

  @Test func unrelatedHistoryIsARewind() async throws {
    let server = try Server()
    try server.sandbox.git("checkout -q --orphan other")
    let other = try server.sandbox.commit("Other")
    #expect(try await server.update(server.commits[1], other).motion == .rewind)
  }

  @Test func delete() async throws {
    let server = try Server()
    let inquiry = try #require(try await server.inquiries((server.commits[1], Self.zero, "refs/heads/main")).first)
    #expect(inquiry.updates.first?.motion == .delete && inquiry.source == nil)
    // A bogus old value, which git itself lets through.
    let bogus = String(repeating: "d", count: 40)
    #expect(try await server.update(bogus, Self.zero).isStale)
    #expect(try await server.update(bogus, Self.zero, "refs/heads/none").isStale)
  }

  @Test func stale() async throws {
    let server = try Server()
    #expect(try await server.update(server.commits[0], server.commits[2]).isStale)
    #expect(try await server.update(Self.zero, server.commits[2]).isStale)
    #expect(try await server.update(server.commits[0], server.commits[2], "refs/heads/none").isStale)
    #expect(try await !server.update(server.commits[1], server.commits[2]).isStale)
    #expect(try await !server.update(Self.zero, server.commits[2], "refs/heads/none").isStale)
  }

  @Test func tags() async throws {
    let server = try Server()
    try server.sandbox.git(["tag", "-a", "-m", "One", "v1", server.commits[1]])
    try server.sandbox.git(["tag", "-a", "-m", "Two", "v2", server.commits[2]])
    let (one, two) = (try server.sandbox.git("rev-parse v1").text, try server.sandbox.git("rev-parse v2").text)
    #expect(try await server.update(Self.zero, two, "refs/tags/new").isCommit)
    let moved = try await server.update(one, two, "refs/tags/v1")
    #expect(moved.isCommit && !moved.isStale)
    #expect(try await server.update(one, Self.zero, "refs/tags/v1").motion == .delete)
    #expect(try await !server.update(server.commits[1], two).isCommit)
    let tree = try server.sandbox.git("rev-parse HEAD^{tree}").text
    #expect(try await !server.update(Self.zero, tree, "refs/tags/tree").isCommit)
  }

  @Test func lookalikes() async throws {
    let server = try Server()
    for name in ["refs/tags/main", "refs/heads/Main", "refs/tags/MAIN"] {
      #expect(try await server.update(Self.zero, server.commits[1], name).lookalike == "refs/heads/main")
    }
    #expect(try await server.update(Self.zero, server.commits[1], "refs/heads/main2").lookalike == nil)
    #expect(try await server.update(server.commits[1], server.commits[2]).lookalike == nil)
  }

  @Test func severalRefsAreJudgedEachByItself() async throws {
    let server = try Server()
    let inquiries = try await server.inquiries(
      (server.commits[1], server.commits[2], "refs/heads/main"), (Self.zero, server.commits[3], "refs/heads/topic"),
      (Self.zero, server.commits[0], "refs/tags/v1"))
    #expect(inquiries.map(Self.subjects) == [["Change 3"], ["Change 3", "Change 4"], []])
    #expect(inquiries.flatMap(\.updates).map(\.name) == ["refs/heads/main", "refs/heads/topic", "refs/tags/v1"])
  }

  @Test func missingObjectsAreNoVerdict() async throws {
    let server = try Server()
    let missing = String(repeating: "e", count: 40)
    await #expect(throws: Unreadable.self) { try await server.update(server.commits[1], missing) }
  }

  @Test func malformedCommitsAreNoPass() async throws {
    let server = try Server()
    let text = try server.sandbox.git(["cat-file", "commit", server.commits[2]]).bytes
    let bad = String(decoding: text, as: UTF8.self).replacing("\n\n", with: "\nmystery x\n\n")
    let id = try server.sandbox.store("commit", Array(bad.utf8))
    let tree = try server.sandbox.git("rev-parse HEAD^{tree}").text
    let child = try server.sandbox.git(["commit-tree", "-p", id, "-m", "Child", tree]).text
    for tip in [id, child] {
      let inquiry = try #require(try await server.inquiries((server.commits[1], tip, "refs/heads/main")).first)
      #expect(inquiry.source == nil && inquiry.commits.map(\.id) == [id])
      #expect(inquiry.commits.first?.defect == .malformed(reason: "an unexpected field, `mystery`"))
    }
  }

  @Test func malformedTreesAreNoPass() async throws {
    let server = try Server()
    let blob = try #require(ObjectID(hex: try server.sandbox.store("blob", [0x31])))
    let raw = try server.sandbox.git(["cat-file", "tree", "HEAD^{tree}"]).bytes
    let tree = try server.sandbox.store("tree", raw + raw)
    let commit = try server.sandbox.git(["commit-tree", "-p", server.commits[1], "-m", "Twice", tree]).text
    await #expect(throws: Unreadable.self) {
      try await server.inquiries((server.commits[1], commit, "refs/heads/main"))
    }
    #expect(!blob.isZero)
  }
}
