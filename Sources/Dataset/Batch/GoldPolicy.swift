import Documents
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
  package let seeded: SeedPolicy?

  /// The tolerance and the risk in the very digits of the manifest.
  package let ltpdText: String
  package let betaText: String

  private init(
    ltpdText: String, tolerance: Share, betaText: String, risk: Share, accept: Int, wantsWitness: Bool,
    minimumPerAnnotator: Int, seeded: SeedPolicy?
  ) {
    self.ltpdText = ltpdText
    self.betaText = betaText
    self.tolerance = tolerance
    self.risk = risk
    self.accept = accept
    self.wantsWitness = wantsWitness
    self.minimumPerAnnotator = minimumPerAnnotator
    self.seeded = seeded
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
      seeded: SeedPolicy(node["seeded"]))
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
