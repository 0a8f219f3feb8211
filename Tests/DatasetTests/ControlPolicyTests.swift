import Dataset
import Documents
import Testing

/// What the control items of a batch lack by policy.
@Suite struct SeedPolicyTests {
  private static func policy(_ text: String) throws -> ControlPolicy? {
    ControlPolicy(try RecordTests.document(text).root)
  }

  private static func answers(_ texts: [String]) throws -> [GoldAnswer] {
    try texts.map { text in
      let parts = text.split(separator: " ")
      let criterion = parts.count > 1 ? "findings: [{criterion: \(parts[1]), note: It fails.}]" : ""
      return try #require(
        GoldAnswer(
          try RecordTests.document(
            "defective: \(parts.count > 1)\ndifficulty: \(parts[0])\n\(criterion)\n"
          ).root))
    }
  }

  @Test(arguments: [
    ("share: 0.05", 0, [], []),
    ("share: 0.05", 1, [], ["1 more"]),
    ("share: 0.05", 20, ["easy"], []),
    ("share: 0.05", 21, ["easy"], ["1 more"]),
    ("{share: 0.1, per_criterion: 1}", 10, ["easy a"], ["1 that fails `b`"]),
    ("{share: 0.1, per_criterion: 2}", 10, ["easy a", "hard b"], ["1 that fails `a`", "1 that fails `b`"]),
    ("{share: 0.1, per_criterion: 2}", 0, [], []),
    ("{share: 0.5, difficulty: {hard: 0.5}}", 10, ["easy", "easy", "hard", "easy"], ["1 more", "1 hard"]),
    ("{share: 0.5, difficulty: {hard: 0.5}}", 10, ["easy", "easy", "hard", "hard", "medium"], []),
    ("{share: 1, difficulty: {easy: 0.34, medium: 0.33, hard: 0.33}}", 1, ["hard"], []),
  ])
  func namesWhatIsLacking(policy: String, items: Int, seeded: [String], lacks: [String]) throws {
    let policy = try #require(try Self.policy(policy))
    let found = policy.lacks(try Self.answers(seeded), items: items, criteria: ["a", "b"]).map(\.words)
    #expect(found == lacks)
  }

  @Test(arguments: ["{}", "share: 0.1234567891", "share: a", "{share: 0.1, difficulty: {hard: 0.1234567891}}"])
  func refusesWhatIsNone(text: String) throws {
    #expect(try Self.policy(text) == nil)
  }
}
