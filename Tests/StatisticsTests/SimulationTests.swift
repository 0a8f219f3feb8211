import Foundation
import Signatures
import Statistics
import Testing

/// The promises of the sampling scheme, tried out. `GIT_DATASET_ROUNDS` says how often; `make test-long` sets it.
@Suite struct SimulationTests {
  static let rounds = ProcessInfo.processInfo.environment["GIT_DATASET_ROUNDS"].flatMap(Int.init) ?? 4000

  private static func sizes(_ lot: Int, accept: Int) throws -> SamplingPlan {
    SamplingPlan(
      lot: lot, tolerance: try #require(Share("0.05")), risk: try #require(Share("0.05")).spent(onAttempt: 1),
      accept: accept)
  }

  /// Batches just above the tolerance: no more are accepted than β says, as far as chance allows (three sigma).
  @Test(arguments: [(60, 0), (120, 2), (200, 1)]) func badBatchesAreRefused(lot: Int, accept: Int) throws {
    let plan = try Self.sizes(lot, accept: accept)
    let accepted = Self.accepted(Self.rounds, plan, defective: plan.leastIntolerable)
    let (risk, rounds) = (plan.risk.value, Double(Self.rounds))
    Self.tell(
      "lot \(lot), sample \(plan.sample), \(accept) allowed: \(accepted) of \(Self.rounds) accepted, beta \(risk)")
    #expect(Double(accepted) / rounds <= risk + 3 * (risk * (1 - risk) / rounds).squareRoot())
    // And just as many as the exact distribution says, so that nothing is lost either.
    let exact = plan.acceptance(defective: plan.leastIntolerable)
    #expect((Double(accepted) / rounds - exact).magnitude <= 4 * (exact * (1 - exact) / rounds).squareRoot())
  }

  @Test func goodBatchesPassAsTheCharacteristicSays() throws {
    let plan = try Self.sizes(200, accept: 1)
    let exact = plan.acceptance(defective: 2)
    let share = Double(Self.accepted(Self.rounds, plan, defective: 2)) / Double(Self.rounds)
    #expect((share - exact).magnitude <= 4 * (exact * (1 - exact) / Double(Self.rounds)).squareRoot())
  }

  /// How many of so many batches are accepted, drawn by tickets as the sampler draws.
  private static func accepted(_ rounds: Int, _ plan: SamplingPlan, defective: Int) -> Int {
    var random = SplitMix64(seed: 20_261_124)
    return (0..<rounds).count { _ in
      // Tickets in any order are as likely: which items are defective makes no difference, so let it be the first.
      let tickets = (0..<plan.lot).map { _ in random.next() }
      let found = (0..<defective).count { item in
        let before = tickets.count { $0 < tickets[item] }
        return before < plan.sample
      }
      return found <= plan.accept
    }
  }

  /// Who tries over and over before the freeze, until the items look well hidden under guessed secrets, is drawn just
  /// as often under the real ones.
  @Test func committingAgainGainsNothing() throws {
    let plan = try Self.sizes(60, accept: 0)
    let tries = min(Self.rounds / 10, 10_000)
    var random = SplitMix64(seed: 77)
    var drawn = 0
    for round in 0..<tries {
      // The best of three roots by a guess at the secrets.
      let roots = (0..<3).map { _ in Self.secret(&random) }
      let guesses = [Self.secret(&random), Self.secret(&random)]
      let best = roots.first { !Self.isDrawn(root: $0, guesses, plan, round) } ?? roots[0]
      let secrets = [Self.secret(&random), Self.secret(&random)]
      if Self.isDrawn(root: best, secrets, plan, round) { drawn += 1 }
    }
    let share = Double(plan.sample) / Double(plan.lot)
    let sigma = (share * (1 - share) / Double(tries)).squareRoot()
    #expect((Double(drawn) / Double(tries) - share).magnitude <= 4 * sigma)
  }

  /// Who commits again 10,000 times, even knowing one of both secrets, keeps what looks best by a guess at the other:
  /// under the real one the bad item is drawn as if nothing had been chosen. Knowing both, it would never be drawn.
  @Test func tenThousandCommitsGainNothing() throws {
    let plan = try Self.sizes(60, accept: 0)
    var random = SplitMix64(seed: 78)
    let (known, guessed, real) = (Self.secret(&random), Self.secret(&random), Self.secret(&random))
    var (kept, drawn) = (0, 0)
    for _ in 0..<min(Self.rounds, 10_000) {
      let root = Self.secret(&random)
      if Self.isDrawn(root: root, [known, guessed], plan, 0) { continue }
      kept += 1
      if Self.isDrawn(root: root, [known, real], plan, 0) { drawn += 1 }
    }
    let share = Double(plan.sample) / Double(plan.lot)
    let sigma = (share * (1 - share) / Double(kept)).squareRoot()
    Self.tell(
      "of \(kept) commits that looked good \(drawn) were drawn, expected \(Int((share * Double(kept)).rounded()))")
    #expect(kept > 0 && (Double(drawn) / Double(kept) - share).magnitude <= 4 * sigma)
  }

  /// The figures of a long run, for docs/testing.md.
  private static func tell(_ figures: String) {
    if rounds >= 100_000 { print("simulation:", figures) }
  }

  private static func secret(_ random: inout SplitMix64) -> String {
    (0..<4).map { _ in
      let hex = String(random.next(), radix: 16)
      return String(repeating: "0", count: 16 - hex.count) + hex
    }.joined()
  }

  /// Whether one item, the annotator's bad one, is in the sample.
  private static func isDrawn(root: String, _ secrets: [String], _ plan: SamplingPlan, _ round: Int) -> Bool {
    let seed = SampleSeed(dataset: "d", batch: "notes/b", attempt: 1, root: root, secrets: secrets)
    let candidates = (0..<plan.lot).map { Sample.Candidate(id: "n-\($0)", annotators: []) }
    let sample = Sample(
      from: candidates, seed: ContentDigest.sha256(seed.bytes), size: plan.sample, minimum: 0,
      digest: { ContentDigest.sha256($0) })
    return sample.drawn.contains("n-\(round % plan.lot)")
  }
}
