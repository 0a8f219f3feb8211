import Statistics
import Testing

/// Acceptance sampling by published figures and by its own definition.
@Suite struct AcceptanceTests {
  private static func share(_ text: String) -> Share {
    guard let share = Share(text) else { preconditionFailure("no share: \(text)") }
    return share
  }

  private static func plan(_ lot: Int, _ tolerance: String, _ risk: String = "0.05", accept: Int) -> SamplingPlan {
    SamplingPlan(lot: lot, tolerance: share(tolerance), risk: share(risk), accept: accept)
  }

  @Test(arguments: [
    (20, [(19, 20), (16, 20), (12, 17), (9, 13)]), (50, [(39, 49), (31, 43), (19, 29), (11, 17)]),
    (100, [(63, 87), (39, 58), (23, 36), (12, 20)]), (200, [(90, 131), (47, 72), (26, 40), (13, 21)]),
    (500, [(119, 181), (54, 84), (28, 44), (14, 22)]),
  ])
  func sizes(lot: Int, expected: [(Int, Int)]) {
    for (tolerance, sizes) in zip(["0.02", "0.05", "0.1", "0.2"], expected) {
      #expect(Self.plan(lot, tolerance, accept: 0).sample == sizes.0, "\(lot), \(tolerance), 0")
      #expect(Self.plan(lot, tolerance, accept: 1).sample == sizes.1, "\(lot), \(tolerance), 1")
    }
  }

  /// 19 of 20 miss the one defect with a risk of exactly 0.05, which is within 0.05; rounding must not decide.
  @Test func equalityIsDecidedExactly() {
    for lot in stride(from: 20, through: 2000, by: 20) {
      let miss = Hypergeometric(lot: lot, defective: 1, sample: lot * 19 / 20)
      #expect(miss.atMost(0, isWithin: Self.share("0.05")), "\(lot)")
      #expect(!miss.atMost(0, isWithin: Self.share("0.049999999")))
    }
    // One of 40 missed by 39: exactly half of 0.05.
    #expect(
      Hypergeometric(lot: 40, defective: 1, sample: 39).atMost(0, isWithin: Self.share("0.05").spent(onAttempt: 1)))
    #expect(
      !Hypergeometric(lot: 40, defective: 1, sample: 39).atMost(0, isWithin: Self.share("0.05").spent(onAttempt: 2)))
  }

  @Test func smallestSampleIsTheSmallest() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 {
      let accept = random.below(4)
      let plan = Self.plan(
        5 + random.below(400), ["0.01", "0.03", "0.05", "0.125"][random.below(4)], ["0.05", "0.1"][random.below(2)],
        accept: accept)
      guard !plan.isWhole else { continue }
      let worst = plan.leastIntolerable
      #expect(Hypergeometric(lot: plan.lot, defective: worst, sample: plan.sample).atMost(accept, isWithin: plan.risk))
      let less = Hypergeometric(lot: plan.lot, defective: worst, sample: plan.sample - 1)
      #expect(!less.atMost(accept, isWithin: plan.risk), "\(plan)")
    }
  }

  /// A batch so small that every item is audited: what is found is no estimate, so no more is accepted than tolerated.
  @Test func smallBatchesAreAuditedWhole() {
    let plan = Self.plan(10, "0.05", accept: 1)
    #expect(plan.isWhole && plan.sample == 10 && plan.accept == 0)
    #expect(plan.acceptance(defective: 0) == 1 && plan.acceptance(defective: 1) == 0)
    #expect(Self.plan(0, "0.05", accept: 1).sample == 0)
    #expect(Self.plan(3, "0.5", accept: 5).sample == 3)
    let tolerant = Self.plan(20, "0.1", "0.000001", accept: 2)
    #expect(tolerant.isWhole && tolerant.accept == 2)
    #expect(tolerant.acceptance(defective: 2) == 1 && tolerant.acceptance(defective: 3) == 0)
  }

  @Test func attemptsShareTheRisk() {
    let risk = Self.share("0.05")
    #expect((1...40).map { risk.spent(onAttempt: $0).value }.reduce(0, +) <= 0.05)
    #expect(risk.spent(onAttempt: 1).value == 0.025)
    #expect(risk.spent(onAttempt: .max).spent(onAttempt: .max).value == 0)
    #expect(!Hypergeometric(lot: 9, defective: 4, sample: 3).atMost(0, isWithin: risk.spent(onAttempt: .max)))
    // Later attempts ask for more.
    let sizes = (1...4).map {
      SamplingPlan(lot: 1000, tolerance: Self.share("0.05"), risk: risk.spent(onAttempt: $0), accept: 0).sample
    }
    #expect(sizes == [69, 81, 93, 105])
  }

  @Test(arguments: [(200, 50, [10, 16, 22]), (100, 30, [8, 13, 17])])
  func upperBounds(lot: Int, sample: Int, expected: [Int]) throws {
    for (found, bound) in expected.enumerated() {
      let risk = Self.share("0.05")
      let upper = try #require(Hypergeometric.upperBound(lot: lot, sample: sample, found: found, risk: risk))
      #expect(upper == bound)
      let above = Hypergeometric(lot: lot, defective: upper + 1, sample: sample)
      #expect(above.atMost(found, isWithin: Self.share("0.05")))
    }
    #expect(Hypergeometric.upperBound(lot: lot, sample: lot, found: 3, risk: Self.share("0.05")) == 3)
  }

  @Test func nothingFollowsFromWhatCannotBe() {
    for (lot, sample, found) in [(10, 5, 6), (10, 11, 0), (10, 5, -1), (.max, .max, -1), (1, 2, .max), (-1, 0, 0)] {
      #expect(Hypergeometric.upperBound(lot: lot, sample: sample, found: found, risk: Self.share("0.05")) == nil)
    }
  }

  @Test func plansOfOddPoliciesComeAtOnce() {
    #expect(Self.plan(8, "0.25", accept: .max) == Self.plan(8, "0.25", accept: 8))
    let risk = Self.share("0.000000001").spent(onAttempt: .max)
    let plan = SamplingPlan(lot: 10_000, tolerance: Self.share("0.999999999"), risk: risk, accept: 5000)
    #expect(plan.isWhole && plan.accept == 5000)
    #expect(SamplingPlan(lot: 10_000, tolerance: Self.share("0.000000001"), risk: risk, accept: 0).isWhole)
    // Both sides are equal to the last digit, so that whole numbers of 3,000 digits decide.
    let half = Hypergeometric(lot: 9999, defective: 5000, sample: 5000)
    #expect(half.atMost(2500, isWithin: Self.share("0.5")) == (half.atMost(2500) <= 0.5))
    let mirrored = Hypergeometric(lot: 10_000, defective: 5000, sample: 4999)
    #expect(mirrored.atMost(2499, isWithin: Self.share("0.5")))
  }

  @Test func tailIsThatOfCounting() {
    // 10 items, 4 defective, 3 drawn: C(6,3)/C(10,3) = 1/6, and 2/3 with one.
    let small = Hypergeometric(lot: 10, defective: 4, sample: 3)
    #expect((small.atMost(0) - 1 / 6.0).magnitude < 1e-15)
    #expect((small.atMost(1) - 2 / 3.0).magnitude < 1e-15)
    #expect(small.atMost(-1) == 0 && small.atMost(3) == 1)
    // Nine of ten drawn, so three defective at least.
    #expect(Hypergeometric(lot: 10, defective: 4, sample: 9).atMost(2) == 0)
  }

  @Test func tailTurnsRoundWithItsMirror() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<500 {
      let lot = 2 + random.below(3000)
      let (defective, sample) = (random.below(lot + 1), random.below(lot + 1))
      let count = random.below(min(defective, sample) + 1)
      let one = Hypergeometric(lot: lot, defective: defective, sample: sample).atMost(count)
      let other = Hypergeometric(lot: lot, defective: sample, sample: defective).atMost(count)
      #expect((one - other).magnitude < 1e-12)
      #expect((0...1).contains(one))
    }
  }

  @Test func sharesAreRead() {
    #expect(Share("0.05") == Share("5e-2") && Share("5E-2") == Share("0.050") && Share("1") == Share("1.0"))
    #expect(Share("0.000000001")?.value == 1e-9)
    #expect(Share("0")?.value == 0)
    #expect(Share("+0.0500000000000000000000000") == Share(".05") && Share("0000000000000000000000.05") == Share(".05"))
    #expect(Share("0e99")?.value == 0)
    #expect(Share("1e9223372036854775807") == nil && Share("1e-9223372036854775809") == nil)
    for text in ["", ".", "1.1", "-0.1", "0.0000000001", "x", "1e", "1e1", "0.05%", "1e-10", "99999999999999999999"] {
      #expect(Share(text) == nil, "\(text)")
    }
    #expect(Self.share("0.05").part(of: 219) == 10 && Self.share("0.05").part(of: 220) == 11)
    // 0.1 and 0.3 of 10 in binary are less than 1 and 3.
    #expect(Self.share("0.29").part(of: 100) == 29)
    #expect(Self.share("0.29").least(of: 100) == 29 && Self.share("0.29").least(of: 101) == 30)
    #expect(Self.share("0.05").least(of: 1) == 1 && Self.share("0.05").least(of: 0) == 0)
    #expect(Self.share("0.5").spent(onAttempt: 1).least(of: 8) == 2)
    #expect(Self.share("0.5").spent(onAttempt: 1).least(of: 9) == 3)
  }
}
