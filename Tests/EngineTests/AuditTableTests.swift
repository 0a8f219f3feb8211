import Dataset
import Documents
import Engine
import Fixtures
import Testing

/// Who may do what to a batch as a whole, by docs/batches.md and docs/calibrator.md, for every state of the batch, role
/// and part of the person.
@Suite struct AuditTableTests {
  /// What Grace has to do with the batch.
  private enum Part: String, CaseIterable {
    case none, author, reviewer, judge, sealer
  }

  /// What a deed takes.
  private struct Expectation {
    let states: Set<String>
    /// Roles of which one is enough, as the people file writes them.
    let roles: Set<String>
    /// Whether whoever has a part in the batch may do it all the same.
    let admitsParts: Bool
  }

  private static let calibrators: Set<String> = ["notes: [calibrator]"]

  private static let expectations: [BatchDeed: Expectation] = [
    .witness: Expectation(
      states: ["open"], roles: ["dataset: [owner]", "other: [calibrator]"], admitsParts: false),
    .freeze: Expectation(states: ["open"], roles: calibrators, admitsParts: false),
    .label: Expectation(states: ["frozen"], roles: calibrators, admitsParts: false),
    .signOff: Expectation(states: ["frozen"], roles: calibrators, admitsParts: false),
    .reopen: Expectation(states: ["frozen", "failed"], roles: calibrators, admitsParts: true),
  ]

  private static let roles = [
    "", "notes: [annotator, reviewer]", "notes: [calibrator]", "other: [calibrator]", "dataset: [owner]",
  ]

  private static func batch(_ state: String, _ part: Part) -> RatedBatch {
    var batch = RatedBatch()
    batch.tree["\(RatedBatch.folder)/batch.yaml"] = "format: 1\nkind: delivery\nstate: \(state)\nrubric: 1.1.0\n"
    batch.item("n-1", authors: part == .author ? "[ada, grace]" : "[ada]")
    switch part {
    case .none, .author: break
    case .reviewer: batch.review("grace", ["clear": 3])
    case .judge: batch.judgement("grace", ["clear": 3])
    case .sealer: batch.seal("grace", "reviews/n-1/grace.1.yaml")
    }
    return batch
  }

  private static func obstacle(to deed: BatchDeed, _ state: String, _ roles: String, _ part: Part) throws -> Obstacle? {
    let batch = batch(state, part)
    let people = batch.people.replacing(
      "[grace@example.com], roles: {}", with: "[grace@example.com], roles: {\(roles)}")
    let document = try #require(Document.read(Array(people.utf8), as: .yaml).document)
    let policy = Policy(
      try batch.manifest, people: People(document, path: "people.yaml"), reading: Panel.reading)
    let dataset = DatasetState(batch.tree, policy)
    let participants = try Participants(
      in: BatchFolder(RatedBatch.folder), try batch.census(), dataset.layout, batch.tree)
    return try dataset.obstacle(
      to: .audit(deed, participants), in: try #require(try dataset.batch(RatedBatch.name)),
      by: try #require(dataset.people["grace"]))
  }

  @Test(arguments: expectations.keys.sorted { "\($0)" < "\($1)" }) func isAsDocumented(deed: BatchDeed) throws {
    let expected = try #require(Self.expectations[deed])
    for state in ["open", "frozen", "failed", "signed-off"] {
      for roles in Self.roles {
        for part in Part.allCases {
          var reasons: Set<Obstacle.Kind> = []
          if !expected.states.contains(state) { reasons.insert(.state) }
          if !expected.roles.contains(roles) { reasons.insert(.role) }
          if part != .none, !expected.admitsParts { reasons.insert(.part) }
          let obstacle = try Self.obstacle(to: deed, state, roles, part)
          let cell = "\(deed) in a batch that is \(state), \(roles), \(part): \(obstacle?.words ?? "nothing")"
          #expect((obstacle == nil) == reasons.isEmpty, "\(cell)")
          if let obstacle { #expect(reasons.contains(obstacle.kind), "\(cell)") }
        }
      }
    }
  }
}
