import Dataset
import Diagnostics
import Engine
import Signatures
import Statistics

/// What one attempt audits: the drawing of the attempt that is under way, or, once there is a result, what the result
/// names.
struct AuditSample {
  /// One audited item.
  struct Entry {
    let id: String
    /// The ticket that it was drawn by; nil where nothing is drawn.
    let ticket: String?
    /// Whether it was withdrawn after the first freeze, and so is a defect that nobody looks at.
    let isWithdrawn: Bool
    /// The label that is committed for its content; nil where there is none yet.
    let label: GoldLabel?
  }

  let plan: AttemptPlan
  let attempt: Attempt
  let seed: String?
  let drawn: [Entry]
  /// What is audited on top, outside the bound.
  let added: [Entry]

  /// - Parameter number: the attempt; nil for the last.
  /// - Throws: ``Failure`` where there is no such attempt, or nothing is drawn in it yet.
  init(_ files: BatchFiles, attempt number: Int? = nil, in dataset: CommittedDataset) throws {
    let name = files.batch.name
    guard let last = files.last else {
      throw Failure("\(name) was never frozen, so nothing is drawn", help: "git dataset batch status \(name)")
    }
    guard let attempt = number.map({ wanted in files.attempts.first { $0.number == wanted } }) ?? last else {
      throw Failure("\(name) has no attempt \(number ?? 0)", help: "the last one is \(last.number)")
    }
    guard let plan = attempt.plan, plan.isPossible else { throw Failure.noPlan(name) }
    self.plan = plan
    self.attempt = attempt
    if let result = attempt.result {
      guard result.outcome != .abandoned else {
        let reason = (result.reason ?? "").foldedWhitespace.shown(limit: 200)
        throw Failure(
          "attempt \(attempt.number) at \(name) was given up: \(reason)",
          help: "there is no sample of it")
      }
      seed = result.seed
      drawn = Self.entries(result.sample, seed: seed, plan) { attempt.labels[$0] ?? files.latest(of: $0, attempt) }
      added = Self.entries(result.added, seed: seed, plan) { attempt.labels[$0] ?? files.latest(of: $0, attempt) }
      return
    }
    let census = try dataset.census(of: files)
    guard census.root == plan.root else {
      throw Failure(
        "the items of \(name) are no longer those of its plan", help: "git dataset check says what is wrong")
    }
    guard let drawing = Drawing(of: attempt, census, { ContentDigest.sha256($0) }) else {
      let missing = plan.seeds.filter { attempt.secrets[$0] == nil }.joined(separator: ", ")
      throw Failure(
        "nothing is drawn from \(name) yet: \(missing) has not revealed a secret",
        help: "ask for git dataset batch reveal \(name)")
    }
    let kept = { (id: String) in
      census[id].flatMap { files.label(of: id, $0.content, upTo: attempt.number) }
    }
    seed = drawing.seed
    drawn = Self.entries(drawing.drawn, seed: seed, plan, kept)
    added = Self.entries(drawing.added, seed: seed, plan, kept)
  }

  private static func entries(
    _ ids: [String], seed: String?, _ plan: AttemptPlan, _ label: (String) -> GoldLabel?
  ) -> [Entry] {
    let withdrawn = Set(plan.withdrawn)
    return ids.map { id in
      Entry(
        id: id, ticket: seed.map { ContentDigest.sha256(Sample.ticket(of: id, seed: $0)) },
        isWithdrawn: withdrawn.contains(id), label: withdrawn.contains(id) ? nil : label(id))
    }
  }

  /// Everything that is audited.
  var all: [Entry] { drawn + added }

  /// The ids of the items that have no label yet and need one.
  var unlabelled: [String] { all.filter { !$0.isWithdrawn && $0.label == nil }.map(\.id) }

  /// What the seed is made of; nil where nothing is drawn.
  var source: SampleSeed? {
    guard !plan.isWhole, let secrets = attempt.revealed else { return nil }
    return Drawing.seed(of: plan, secrets: secrets)
  }
}

extension BatchFiles {
  /// The newest label of an item that was given up to an attempt, whatever it was about.
  fileprivate func latest(of item: String, _ attempt: Attempt) -> GoldLabel? {
    attempts.filter { $0.number <= attempt.number }.reversed().lazy.compactMap { $0.labels[item] }.first
  }
}
