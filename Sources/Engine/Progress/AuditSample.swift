package import Dataset
package import Diagnostics
package import Statistics

/// What one attempt audits: the drawing of the attempt that is under way, or, once there is a result, what the result
/// names.
package struct AuditSample {
  /// One audited item.
  package struct Entry {
    package let id: String
    /// The ticket that it was drawn by; nil where nothing is drawn.
    package let ticket: String?
    /// Whether it was withdrawn after the first freeze, and so is a defect that nobody looks at.
    package let isWithdrawn: Bool
    /// The label that is committed for its content; nil where there is none yet.
    package let label: GoldLabel?
  }

  package let plan: AttemptPlan
  package let attempt: Attempt
  package let seed: String?
  package let drawn: [Entry]
  /// What is audited on top, outside the bound.
  package let added: [Entry]

  /// - Parameters:
  ///   - number: the attempt; nil for the last.
  ///   - digest: SHA-256.
  /// - Throws: ``Refusal`` where there is no such attempt, or nothing is drawn in it yet.
  package init(
    _ files: BatchFiles, attempt number: Int? = nil, in state: DatasetState, _ digest: Digest
  ) throws(Refusal) {
    let name = files.batch.name
    guard let last = files.last else {
      throw Refusal("\(name) was never frozen, so nothing is drawn", help: "git dataset status \(name)")
    }
    guard let attempt = number.map({ wanted in files.attempts.first { $0.number == wanted } }) ?? last else {
      throw Refusal("\(name) has no attempt \(number ?? 0)", help: "the last one is \(last.number)")
    }
    guard let plan = attempt.plan, plan.isPossible else { throw .noPlan(name) }
    self.plan = plan
    self.attempt = attempt
    if let result = attempt.result {
      guard result.outcome != .abandoned else {
        let reason = (result.reason ?? "").foldedWhitespace.shown(limit: 200)
        throw Refusal(
          "attempt \(attempt.number) at \(name) was given up: \(reason)",
          help: "there is no sample of it")
      }
      seed = result.seed
      drawn = Self.entries(of: result.sample, seed: seed, by: plan, digest) {
        attempt.labels[$0] ?? files.latest(of: $0, attempt)
      }
      added = Self.entries(of: result.added, seed: seed, by: plan, digest) {
        attempt.labels[$0] ?? files.latest(of: $0, attempt)
      }
      return
    }
    let census = try orRefusal { () throws(Unreadable) in try state.census(of: files, digest) }
    guard census.root == plan.root else {
      throw Refusal(
        "the items of \(name) are no longer those of its plan", help: "git dataset check says what is wrong")
    }
    guard let drawing = Drawing(of: attempt, census, digest) else {
      let missing = plan.drawnBy.filter { attempt.secrets[$0] == nil }.joined(separator: ", ")
      throw Refusal(
        "nothing is drawn from \(name) yet: \(missing) has not revealed a secret",
        help: "ask for git dataset reveal \(name)")
    }
    let kept = { (id: String) in
      census[id].flatMap { files.label(of: id, $0.content, upTo: attempt.number) }
    }
    seed = drawing.seed
    drawn = Self.entries(of: drawing.drawn, seed: seed, by: plan, digest, kept)
    added = Self.entries(of: drawing.added, seed: seed, by: plan, digest, kept)
  }

  private static func entries(
    of ids: [String], seed: String?, by plan: AttemptPlan, _ digest: Digest, _ label: (String) -> GoldLabel?
  ) -> [Entry] {
    let withdrawn = Set(plan.withdrawn)
    return ids.map { id in
      Entry(
        id: id, ticket: seed.map { digest(Sample.ticket(of: id, seed: $0)) },
        isWithdrawn: withdrawn.contains(id), label: withdrawn.contains(id) ? nil : label(id))
    }
  }

  /// Everything that is audited.
  package var all: [Entry] { drawn + added }

  /// The ids of the items that have no label yet and need one.
  package var unlabelled: [String] { all.filter { !$0.isWithdrawn && $0.label == nil }.map(\.id) }

  /// What the seed is made of; nil where nothing is drawn.
  package var source: SampleSeed? {
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

extension Refusal {
  /// A frozen batch without a plan that can be read.
  package static func noPlan(_ batch: BatchName) -> Refusal {
    Refusal("\(batch) has no plan that can be read", help: "git dataset check says what is wrong with it")
  }
}
