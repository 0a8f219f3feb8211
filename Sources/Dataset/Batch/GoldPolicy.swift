import Diagnostics
package import Documents
package import Statistics

/// How a stream's batches are audited before their sign-off, by the manifest's `gold`.
package struct GoldPolicy: Hashable, Sendable {
  /// `ltpd`: the share of defective items that a batch must not exceed.
  package let tolerance: Share
  /// `beta`: the risk, at most, that a worse batch is accepted all the same, over all its attempts.
  package let risk: Share
  /// `accept`: how many items of the sample may be defective.
  package let accept: Int
  /// Whether a second person, with no part in the batch, draws the sample with the calibrator.
  package let wantsWitness: Bool
  /// How many items of each annotator are audited at least; those on top of the sample have no part in the bound.
  package let minimumPerAnnotator: Int

  /// How many items with known answers lie in a batch; nil where the manifest does not say.
  package let controls: ControlPolicy?

  /// The tolerance and the risk in the very digits of the manifest.
  package let ltpdText: String
  package let betaText: String

  private init(
    ltpdText: String, tolerance: Share, betaText: String, risk: Share, accept: Int, wantsWitness: Bool,
    minimumPerAnnotator: Int, controls: ControlPolicy?
  ) {
    self.ltpdText = ltpdText
    self.betaText = betaText
    self.tolerance = tolerance
    self.risk = risk
    self.accept = accept
    self.wantsWitness = wantsWitness
    self.minimumPerAnnotator = minimumPerAnnotator
    self.controls = controls
  }

  /// Reads a stream's `gold`; nil where the manifest has none, or one with more digits than a share can have.
  init?(_ node: Node?) {
    guard let node, let ltpd = node["ltpd"]?.text, let tolerance = Share(ltpd), let beta = node["beta"]?.text,
      let risk = Share(beta), let accept = node["accept"]?.integer
    else { return nil }
    self.init(
      ltpdText: ltpd, tolerance: tolerance, betaText: beta, risk: risk, accept: accept,
      wantsWitness: node["witness"]?.boolean ?? true,
      minimumPerAnnotator: node["minimum_per_annotator"].map { $0.integer ?? .max } ?? 0,
      controls: ControlPolicy(node["seeded"]))
  }

  /// The plan for the k-th attempt of a batch.
  ///
  /// - Parameters:
  ///   - lot: how many items there are.
  ///   - attempt: counted from 1.
  package func plan(lot: Int, attempt: Int) -> SamplingPlan {
    SamplingPlan(lot: lot, tolerance: tolerance, risk: risk.spent(onAttempt: attempt), accept: accept)
  }
}

/// How many items with known answers lie among the others of a batch, by the manifest's `gold.seeded`.
package struct ControlPolicy: Hashable, Sendable {
  /// `share`: how many there are for each item of the batch.
  package let share: Share
  /// `per_criterion`: how many there are at least that fail each criterion of the rubric.
  package let perCriterion: Int
  /// `difficulty`: which share of those asked for is of a difficulty, at least.
  package let difficulties: [GoldAnswer.Difficulty: Share]

  /// Reads `gold.seeded`; nil where the manifest has none, or a share with more digits than one can have.
  package init?(_ node: Node?) {
    guard let node, let share = node["share"].flatMap({ Share($0.text) }) else { return nil }
    self.share = share
    perCriterion = node["per_criterion"].map { $0.integer ?? .max } ?? 0
    var difficulties: [GoldAnswer.Difficulty: Share] = [:]
    for (key, value) in node["difficulty"]?.entries.map({ ($0.key, $0.value) }) ?? [] {
      guard let difficulty = GoldAnswer.Difficulty(rawValue: key.text), let share = Share(value.text) else {
        return nil
      }
      difficulties[difficulty] = share
    }
    self.difficulties = difficulties
  }

  /// How many items are planted in all, for so many others in the batch.
  package func count(for items: Int) -> Int { share.least(of: items) }
}

extension ControlPolicy {
  /// What the control items of a batch lack.
  package enum Lack: Hashable, Sendable {
    /// So many more items, whatever they are.
    case items(Int)
    /// So many more that fail a criterion.
    case criterion(String, Int)
    /// So many more of a difficulty.
    case difficulty(GoldAnswer.Difficulty, Int)

    /// As it is told, such as `2 more`.
    package var words: String {
      switch self {
      case .items(let count): "\(count) more"
      case .criterion(let id, let count): "\(count) that \(count == 1 ? "fails" : "fail") `\(id.shown(limit: 64))`"
      case .difficulty(let difficulty, let count): "\(count) \(difficulty.rawValue)"
      }
    }
  }

  /// What is missing, so that nothing is missing is an empty list.
  ///
  /// - Parameters:
  ///   - answers: of the items that are planted.
  ///   - items: how many others the batch holds.
  ///   - criteria: the ids of the rubric's criteria.
  package func lacks(_ answers: [GoldAnswer], items: Int, criteria: [String]) -> [Lack] {
    let wanted = count(for: items)
    var lacks: [Lack] = []
    if answers.count < wanted { lacks.append(.items(wanted - answers.count)) }
    guard wanted > 0 else { return lacks }
    for criterion in criteria {
      let count = answers.count { $0.criteria.contains(criterion) }
      if count < perCriterion { lacks.append(.criterion(criterion, perCriterion - count)) }
    }
    for difficulty in GoldAnswer.Difficulty.allCases {
      let (count, least) = (answers.count { $0.difficulty == difficulty }, self.least(difficulty, of: wanted))
      if count < least { lacks.append(.difficulty(difficulty, least - count)) }
    }
    return lacks
  }

  /// Rounded down, so that shares which add up to 1 ask for no more items than there are.
  private func least(_ difficulty: GoldAnswer.Difficulty, of wanted: Int) -> Int {
    difficulties[difficulty]?.part(of: wanted) ?? 0
  }
}
