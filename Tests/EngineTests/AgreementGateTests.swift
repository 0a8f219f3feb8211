import Dataset
import Engine
import Fixtures
import Statistics
import Testing

/// What a batch's ratings come to, and whether they pass.
@Suite struct AgreementGateTests {
  /// So many items, each with the scores of two reviewers.
  private func batch(_ pairs: [(Int, Int)], _ policy: String = "coefficient: gwet-ac1, minimum: 0.7") -> RatedBatch {
    var batch = RatedBatch()
    batch.policy = "review: {approvals: 2}\n    agreement: {\(policy)}"
    for (number, pair) in pairs.enumerated() {
      let id = "m-\(number)"
      batch.item(id)
      batch.review("grace", ["clear": pair.0, "short": pair.0], of: id)
      batch.review("alan", ["clear": pair.1, "short": pair.1], of: id)
    }
    return batch
  }

  private func evidence(_ gate: AgreementGate?) throws -> AgreementGate.Evidence {
    switch try #require(gate) {
    case .passes(let evidence), .fails(let evidence): return evidence
    case .nothingToMeasure: throw RatedBatch.NotReadable()
    }
  }

  private let alike = (0..<30).map { ($0 % 4, $0 % 4) }
  private let apart = (0..<30).map { ($0 % 4, ($0 + $0 / 4) % 4) }

  @Test func agreementPasses() throws {
    let agreement = try batch(alike).agreement()
    #expect(agreement.gate?.passes == true)
    #expect(agreement.pooled.units == 60 && agreement.pooled.sharedUnits == 60 && agreement.pooled.isSufficient)
    #expect(agreement.criteria.map(\.criterion) == ["clear", "short"])
    #expect(agreement.criteria.map(\.sharedUnits) == [30, 30])
    #expect(!agreement.criteria[0].isSufficient)
    #expect(agreement.pooled.raters == ["alan", "grace"])
    #expect(agreement.pooled.observed == Millionths(rounding: 1))
  }

  @Test func disagreementFails() throws {
    let gate = try batch(apart).agreement().gate
    #expect(gate?.passes == false)
    #expect(try #require(try evidence(gate).measure.low) < Millionths(rounding: 0.7))
  }

  /// Not the value passes, but its lower bound.
  @Test func theBoundIsHeldAgainstTheMinimum() throws {
    var pairs = alike
    for place in 0..<4 { pairs[place].1 = 3 - pairs[place].0 }
    let evidence = try evidence(try batch(pairs, "coefficient: gwet-ac1, minimum: 0.8").agreement().gate)
    let value = try #require(evidence.measure.value)
    let low = try #require(evidence.measure.low)
    #expect(value > Millionths(rounding: 0.8) && low < Millionths(rounding: 0.8))
    #expect(try batch(pairs, "coefficient: gwet-ac1, minimum: 0.8").agreement().gate == .fails(evidence))
    // What is written down passes when it is asked for itself.
    #expect(try batch(pairs, "coefficient: gwet-ac1, minimum: \(low)").agreement().gate?.passes == true)
    let above = Millionths(rounding: low.value + 0.000001)
    #expect(try batch(pairs, "coefficient: gwet-ac1, minimum: \(above)").agreement().gate?.passes == false)
  }

  @Test func withoutVariationAnotherCoefficientDecides() throws {
    let same = (0..<30).map { _ in (3, 3) }
    let agreement = try batch(same, "coefficient: krippendorff-alpha, minimum: 0.67").agreement()
    #expect(agreement.pooled.measure(.ordinalAlpha).estimate == .undefined(.noVariation))
    let evidence = try evidence(agreement.gate)
    #expect(agreement.gate == .passes(evidence))
    #expect(evidence.undefined == .ordinalAlpha && evidence.measure.coefficient == .gwetAC1)
    #expect(evidence.measure.low == Millionths(rounding: 1))
  }

  /// One difference, and alpha has a value, but nothing that it could not be.
  @Test func aValueWithoutABoundFails() throws {
    var pairs = (0..<30).map { _ in (3, 3) }
    pairs[0].1 = 2
    let gate = try batch(pairs, "coefficient: krippendorff-alpha, minimum: -1").agreement().gate
    let evidence = try evidence(gate)
    #expect(gate == .fails(evidence))
    #expect(evidence.undefined == nil && evidence.measure.low == nil && evidence.measure.value != nil)
  }

  @Test func oneRaterIsNothingToMeasure() throws {
    var batch = RatedBatch()
    batch.policy = "agreement: {coefficient: gwet-ac1, minimum: -1}"
    batch.review("grace", ["clear": 3])
    #expect(try batch.agreement().gate == .nothingToMeasure)
    #expect(try batch.agreement().gate?.passes == false)
    #expect(try RatedBatch().agreement().gate == nil)
  }

  @Test func fewUnitsAreSaidToBeInsufficient() throws {
    let evidence = try evidence(try batch(Array(alike.prefix(20))).agreement().gate)
    #expect(!evidence.isSufficient && evidence.sharedUnits == 40)
  }

  @Test func thirdRatersChangeWhatIsMeant() throws {
    var batch = batch(alike, "coefficient: cohen-kappa, minimum: 0.7")
    #expect(try evidence(try batch.agreement().gate).measure.coefficient == .cohenKappa)
    batch.review("barbara", ["clear": 1], of: "m-0")
    #expect(try evidence(try batch.agreement().gate).measure.coefficient == .congerKappa)
    #expect(try !batch.agreement().pooled.applicable(under: nil).contains(.cohenKappa))
  }

  /// Nothing but dataset, batch and criterion decides what the bootstrap draws: whoever computes it gets the same.
  @Test func sameTreeSameNumbers() throws {
    let batch = batch(apart)
    let first = try batch.agreement()
    #expect(try batch.agreement().gate == first.gate)
    for coefficient in first.pooled.applicable(under: first.policy) {
      #expect(try batch.agreement().pooled.measure(coefficient) == first.pooled.measure(coefficient))
    }
    #expect(first.criteria[0].measure(.intervalAlpha) != first.criteria[1].measure(.intervalAlpha))
  }

  @Test func batchesOfOneMajorAreCountedTogether() throws {
    var lot = try batch(alike).lot()
    let other = RatedLot(
      source: lot.source, rubrics: [Version(major: 1, minor: 2, patch: 0)], scales: lot.scales,
      ratings: [
        RatedUnit(item: ItemName(stream: "notes", batch: "b2", id: "n-1"), blob: "b", criterion: "clear", file: nil): [
          "grace": 1
        ]
      ], leftOut: [])
    #expect(lot.canTake(other))
    lot.take(other)
    #expect(lot.ratings.count == 61 && lot.rubrics.map(\.description) == ["1.1.0", "1.2.0"])
    for version in ["2.0.0", "1.2.0-rc.1"] {
      let later = RatedLot(
        source: lot.source, rubrics: [try #require(Version(version))], scales: lot.scales, ratings: [:], leftOut: [])
      #expect(!lot.canTake(later))
    }
  }
}
