import Dataset
import Diagnostics
import Engine
import Testing

/// Who may do what to an item: the answers of the documentation, held against what commands say before they write
/// anything and against what the server says of the commit that they would make.
@Suite struct ActTableTests {
  /// What the documentation says of a deed.
  private struct Expectation {
    /// The role that it takes.
    let role: String
    /// What a person must not have to do with the item.
    let barred: Set<ActPart>
  }

  /// By docs/reviewer.md: never your own, and nobody both judges and reviews; by docs/batches.md: whoever draws or
  /// audits the sample has no part in the batch.
  private static let expectations: [ActDeed: Expectation] = [
    .review: Expectation(
      role: "reviewer", barred: [.author, .importer, .judge, .sealedJudge, .sealedBoth, .drawing, .auditing]),
    // A verdict may be taken back all the same by whoever draws the sample now.
    .withdraw: Expectation(role: "reviewer", barred: [.author, .importer, .judge, .sealedJudge, .sealedBoth]),
    // A judgement stays as it was made.
    .judge: Expectation(
      role: "annotator",
      barred: [
        .author, .importer, .answerer, .judge, .reviewer, .sealedReviewer, .sealedBoth, .drawing, .auditing,
      ]),
    .adjudicate: Expectation(
      role: "reviewer",
      barred: [
        .author, .importer, .judge, .sealedJudge, .reviewer, .sealedReviewer, .sealedBoth, .drawing, .auditing,
      ]),
    .revealVerdict: Expectation(role: "reviewer", barred: [.sealedBoth]),
    .revealJudgement: Expectation(role: "annotator", barred: [.sealedBoth]),
  ]

  /// What is in the way, as the documentation has it; nothing where the deed is fine.
  private static func reasons(_ world: ActWorld) -> Set<Obstacle.Kind> {
    guard let expected = expectations[world.deed] else { return [] }
    var reasons: Set<Obstacle.Kind> = []
    if world.state != "open" { reasons.insert(.state) }
    if let named = world.adjudicators, world.deed == .adjudicate {
      if !named.contains("grace") { reasons.insert(.unnamed) }
    } else if !world.roles.contains(expected.role) {
      reasons.insert(.role)
    }
    if expected.barred.contains(world.part) { reasons.formUnion(kinds(of: world.part)) }
    // Where nobody sees the others' words first, what is readable ends it.
    if world.isSealed, world.part == .latecomer, [.review, .judge].contains(world.deed) { reasons.insert(.late) }
    return reasons
  }

  private static func kinds(of part: ActPart) -> Set<Obstacle.Kind> {
    switch part {
    case .none, .latecomer: []
    case .author, .importer: [.author]
    case .answerer: [.answerer]
    case .judge: [.judge, .done]
    case .sealedJudge: [.sealedJudge, .sealedReviewer]
    case .reviewer: [.reviewer]
    case .sealedReviewer: [.sealedReviewer]
    case .sealedBoth: [.sealedJudge, .sealedReviewer]
    case .drawing: [.drawing]
    case .auditing: [.auditing]
    }
  }

  private static let roles = [
    "{}", "{notes: [annotator]}", "{notes: [reviewer]}", "{notes: [annotator, reviewer]}", "{notes: [calibrator]}",
    "{dataset: [owner]}", "{notes: [annotator, reviewer, calibrator], dataset: [owner]}",
  ]

  /// Where everybody's words can be read from the start.
  private static let open = worlds(
    [.review, .withdraw, .judge, .adjudicate],
    [.none, .author, .importer, .answerer, .judge, .reviewer, .drawing, .auditing])
  /// Where first words are sealed.
  private static let sealed = worlds(
    [.review, .judge, .adjudicate],
    [
      .none, .author, .importer, .judge, .sealedJudge, .reviewer, .sealedReviewer, .drawing, .auditing, .latecomer,
    ], isSealed: true)
  /// What was sealed is shown.
  private static let revealed =
    worlds([.revealVerdict], [.sealedReviewer, .sealedBoth], isSealed: true)
    + worlds([.revealJudgement], [.sealedJudge, .sealedBoth], isSealed: true)
  /// Where the stream names who decides.
  private static let named = ["[grace]", "[alan]", "[]"].flatMap { named in
    [ActPart.none, .author, .importer, .judge, .reviewer, .drawing, .auditing].flatMap { part in
      ["{}", "{notes: [reviewer]}"].map { roles in
        ActWorld(deed: .adjudicate, part: part, roles: roles, adjudicators: named)
      }
    }
  }
  /// In batches that are not open.
  private static let closed = ["frozen", "failed", "signed-off"].flatMap { state in
    [ActDeed.review, .withdraw, .judge, .adjudicate].flatMap { deed in
      [ActPart.none, .author].flatMap { part in
        ["{}", "{notes: [annotator, reviewer]}"].map { roles in
          ActWorld(deed: deed, part: part, roles: roles, state: state)
        }
      }
    }
  }

  private static func worlds(_ deeds: [ActDeed], _ parts: [ActPart], isSealed: Bool = false) -> [ActWorld] {
    deeds.flatMap { deed in
      parts.flatMap { part in
        roles.map { ActWorld(deed: deed, part: part, roles: $0, isSealed: isSealed) }
      }
    }
  }

  private static let tables = ["open": open, "sealed": sealed, "revealed": revealed, "named": named, "closed": closed]

  @Test func thereAreManyCells() {
    #expect(Self.tables.values.joined().count >= 400)
  }

  @Test(arguments: tables.keys.sorted()) func commandAndServerSayWhatTheDocumentationSays(table: String) async throws {
    let base = try RuleCaseTests.base().merging(RuleCaseTests.base("Signed.md")) { $1 }
    for world in Self.tables[table] ?? [] {
      let expected = Self.reasons(world)
      let cell = "\(world.deed) as \(world.roles), \(world.part), \(world.state), \(world.adjudicators ?? "")"
      let obstacle = try world.obstacle(base)
      #expect((obstacle == nil) == expected.isEmpty, "\(table): \(cell): \(obstacle?.words ?? "nothing in the way")")
      let refusals = try await world.refusals(base)
      guard let obstacle else {
        #expect(refusals.isEmpty, "\(table): \(cell): the server refuses it")
        continue
      }
      #expect(expected.contains(obstacle.kind), "\(table): \(cell): \(obstacle.words)")
      let rule = try #require(obstacle.rule, "\(table): \(cell): \(obstacle.words)")
      #expect(refusals.contains(rule.description), "\(table): \(cell): \(rule), \(refusals.sorted())")
    }
  }
}
