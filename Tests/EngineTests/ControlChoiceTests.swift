import Dataset
import Diagnostics
import Documents
import Engine
import Testing

/// Which of the unused items with known answers go into a batch.
@Suite struct SeedChoiceTests {
  private static func candidate(_ id: String, _ difficulty: String = "easy", _ criteria: [String] = []) throws
    -> ControlChoice.Candidate
  {
    let findings = criteria.map { "{criterion: \($0), note: x}" }.joined(separator: ", ")
    let text = "defective: \(!criteria.isEmpty)\ndifficulty: \(difficulty)\nfindings: [\(findings)]\n"
    let root = try #require(Document.read(Array(text.utf8), as: .yaml).document?.root)
    return ControlChoice.Candidate(id: id, answer: try #require(GoldAnswer(root)))
  }

  private static func policy(_ text: String) throws -> ControlPolicy {
    try #require(ControlPolicy(Document.read(Array(text.utf8), as: .yaml).document?.root))
  }

  private func choose(
    _ count: Int?, of candidates: [ControlChoice.Candidate], by policy: ControlPolicy? = nil, known: [GoldAnswer] = [],
    items: Int = 0, criteria: [String] = [], seed: UInt64 = 1
  ) throws(Refusal) -> [String] {
    var random = Numbers(state: seed)
    return try ControlChoice(
      count, of: candidates, by: policy, known: known, items: items, criteria: criteria, &random
    ).chosen.map(\.id)
  }

  /// The same numbers for the same seed.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  @Test func takesAsManyAsAreAskedForFromEachDifficultyInTurn() throws {
    let all = try (1...9).map { try Self.candidate("s-\($0)", ["easy", "medium", "hard"][$0 % 3]) }
    for seed in UInt64(1)...50 {
      let chosen = try choose(6, of: all, seed: seed)
      #expect(chosen.count == 6 && chosen == chosen.sorted() && Set(chosen).count == 6)
      let kinds = chosen.compactMap { id in all.first { $0.id == id }?.answer.difficulty }
      for difficulty in GoldAnswer.Difficulty.allCases { #expect(kinds.count { $0 == difficulty } == 2) }
    }
    #expect(Set(try (1...50).map { try choose(3, of: all, seed: UInt64($0)) }).count > 5, "the order is by chance")
  }

  @Test(arguments: [(2, 1), (3, 2), (10, 5), (1, 1), (0, 0)]) func takesWhatThePolicyLacks(items: Int, count: Int)
    throws
  {
    let all = try (1...9).map { try Self.candidate("s-\($0)") }
    #expect(try choose(nil, of: all, by: try Self.policy("{share: 0.5}"), items: items).count == count)
  }

  @Test func whatTheBatchHoldsCounts() throws {
    let all = try (1...9).map { try Self.candidate("s-\($0)") }
    let known = try (1...3).map { try Self.candidate("k-\($0)").answer }
    let policy = try Self.policy("{share: 0.5}")
    #expect(try choose(nil, of: all, by: policy, known: known, items: 10).count == 2)
    #expect(try choose(nil, of: all, by: policy, known: known, items: 6) == [])
  }

  @Test func everyCriterionIsFailedByEnough() throws {
    let all = try [
      Self.candidate("a"), Self.candidate("b"), Self.candidate("c", "easy", ["clear"]),
      Self.candidate("d", "hard", ["short"]), Self.candidate("e", "hard", ["clear", "short"]),
    ]
    let policy = try Self.policy("{share: 0.1, per_criterion: 1}")
    for seed in UInt64(1)...20 {
      let chosen = try choose(nil, of: all, by: policy, items: 10, criteria: ["clear", "short"], seed: seed)
      let failed = Set(chosen.flatMap { id in all.first { $0.id == id }?.answer.criteria ?? [] })
      #expect(failed == ["clear", "short"], "\(chosen)")
      #expect(chosen.count <= 2)
    }
  }

  @Test func refusesWhereThereAreNotEnough() throws {
    let all = try [Self.candidate("a"), Self.candidate("b")]
    #expect(throws: Refusal.self) { _ = try choose(3, of: all) }
    #expect(try choose(2, of: all) == ["a", "b"])
    #expect(throws: Refusal.self) { _ = try choose(1, of: []) }
    let policy = try Self.policy("{share: 0.1, per_criterion: 1}")
    #expect(throws: Refusal.self) { _ = try choose(nil, of: all, by: policy, items: 10, criteria: ["clear"]) }
    let hard = try Self.policy("{share: 0.5, difficulty: {hard: 0.5}}")
    #expect(throws: Refusal.self) { _ = try choose(nil, of: all, by: hard, items: 4) }
  }

  /// A count that is too small leaves something lacking, which is for the freeze to say.
  @Test func aCountGoesBeforeThePolicy() throws {
    let all = try [Self.candidate("a", "easy", ["clear"]), Self.candidate("b", "easy", ["short"]), Self.candidate("c")]
    let policy = try Self.policy("{share: 1, per_criterion: 1}")
    let chosen = try choose(1, of: all, by: policy, items: 9, criteria: ["clear", "short"])
    #expect(chosen == ["a"] || chosen == ["b"])
  }
}
