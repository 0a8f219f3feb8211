import Statistics
import Testing

/// Coefficients by published examples, and by what no value may depend on.
@Suite struct AgreementTests {
  private static func isClose(_ estimate: Estimate, _ expected: Double, _ tolerance: Double = 5e-7) -> Bool {
    estimate.value.map { ($0 - expected).magnitude <= tolerance } ?? false
  }

  @Test(arguments: [
    (Coefficient.nominalAlpha, 0.743421), (.ordinalAlpha, 0.815388), (.intervalAlpha, 0.849107),
    (.ratioAlpha, 0.797403),
  ])
  func alphaOfTheBook(coefficient: Coefficient, expected: Double) {
    #expect(Self.isClose(coefficient.estimate(Tables.krippendorff), expected))
  }

  @Test func scalesMayReachToTheEndsOfAWord() throws {
    let wide = try Ratings(scale: [.min, 0, .max], values: [[.min, .max], [0, 0], [.max, .max], [.min, 0]])
    for coefficient in Coefficient.allCases {
      if let value = coefficient.estimate(wide).value { #expect(value.isFinite, "\(coefficient)") }
    }
    let positive = try Ratings(scale: [1, .max - 1, .max], values: [[.max - 1, .max], [1, 1], [1, .max]])
    #expect(Coefficient.ratioAlpha.estimate(positive).value?.isFinite ?? false)
  }

  @Test(arguments: [
    (Coefficient.gwetAC1, 0.77544), (.fleissKappa, 0.76117), (.pabak, 0.77273), (.congerKappa, 0.76207),
  ])
  func chanceCorrectedWithGaps(coefficient: Coefficient, expected: Double) {
    #expect(Self.isClose(coefficient.estimate(Tables.krippendorff), expected, 5e-6))
  }

  @Test(arguments: [
    (Coefficient.cohenKappa, 0.696970), (.linearKappa, 0.651163), (.quadraticKappa, 0.603175), (.congerKappa, 0.696970),
  ])
  func kappaOfTwo(coefficient: Coefficient, expected: Double) {
    #expect(Self.isClose(coefficient.estimate(Tables.pair), expected))
  }

  @Test func kappaOfFleiss() {
    let values = Tables.fleiss.map { counts in counts.enumerated().flatMap { [Int?](repeating: $0, count: $1) } }
    #expect(Self.isClose(Coefficient.fleissKappa.estimate(Tables.ratings(Array(0..<5), values)), 0.209931))
  }

  /// Nearly all alike: kappa says less than nothing, which is why the others stand beside it.
  @Test func prevalenceParadox() {
    #expect(Self.isClose(Coefficient.cohenKappa.estimate(Tables.prevalence), -0.0234, 5e-5))
    #expect(Self.isClose(Coefficient.gwetAC1.estimate(Tables.prevalence), 0.94078, 5e-6))
    #expect(Self.isClose(Coefficient.pabak.estimate(Tables.prevalence), 0.888))
  }

  /// Values that were never used: part of the scale all the same, but nothing to Krippendorff.
  @Test func unusedValuesCount() {
    let narrow = Tables.pair
    let wide = Tables.ratings([1, 2, 3, 4], narrow.values)
    #expect(Coefficient.gwetAC1.estimate(wide) != Coefficient.gwetAC1.estimate(narrow))
    #expect(Coefficient.pabak.estimate(wide) != Coefficient.pabak.estimate(narrow))
    let gap = Tables.ratings([1, 9, 2, 3], narrow.values)
    #expect(Coefficient.linearKappa.estimate(gap) != Coefficient.linearKappa.estimate(narrow))
    for alpha in [Coefficient.nominalAlpha, .ordinalAlpha, .intervalAlpha, .ratioAlpha] {
      #expect(alpha.estimate(wide) == alpha.estimate(narrow))
    }
  }

  @Test func withoutVariationThereIsNoValue() {
    let same = Tables.ratings([1, 2], [[1, 1], [1, 1], [1, 1]])
    for coefficient in Coefficient.allCases where ![.gwetAC1, .pabak].contains(coefficient) {
      #expect(coefficient.estimate(same) == .undefined(.noVariation), "\(coefficient)")
    }
    #expect(Coefficient.gwetAC1.estimate(same) == .value(1))
    #expect(Coefficient.pabak.estimate(same) == .value(1))
  }

  @Test func withoutTwoRatingsThereIsNoValue() {
    let alone = Tables.ratings([1, 2], [[1, nil], [nil, 2], [nil, nil]])
    for coefficient in Coefficient.allCases {
      #expect(coefficient.estimate(alone) == .undefined(.noSharedUnit), "\(coefficient)")
      #expect(coefficient.estimate(Tables.ratings([1, 2], [])).value == nil)
    }
  }

  @Test func someCoefficientsAreNotForAllTables() {
    #expect(Coefficient.cohenKappa.estimate(Tables.krippendorff) == .undefined(.notTwoRaters))
    let preference = Tables.ratings(Array(-3...3), [[-3, 3], [1, 1]])
    #expect(Coefficient.ratioAlpha.estimate(preference) == .undefined(.negativeScale))
    #expect(Coefficient.ordinalAlpha.estimate(preference).value != nil)
  }

  @Test func tablesThatAreNone() {
    #expect(throws: Ratings.Fault.offScale(unit: 1, value: 7)) {
      try Ratings(scale: [1, 2], values: [[1, 2], [nil, 7]])
    }
    #expect(throws: Ratings.Fault.raters(unit: 1)) { try Ratings(scale: [1, 2], values: [[1, 2], [1]]) }
    #expect(throws: Ratings.Fault.scale) { try Ratings(scale: [1], values: []) }
    #expect(throws: Ratings.Fault.scale) { try Ratings(scale: [1, 1], values: []) }
  }
}

/// What must hold for every table, tried on tables made by chance.
@Suite struct AgreementPropertyTests {
  private static let rounds = 200

  private static func isSame(_ left: Estimate, _ right: Estimate) -> Bool {
    guard let one = left.value, let other = right.value else { return left == right }
    return (one - other).magnitude < 1e-12
  }

  @Test func orderOfUnitsAndRatersDoesNotCount() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<Self.rounds {
      let table = Tables.random(&random)
      let order = Array(0..<table.raters).shuffled(using: &random)
      let turned = Tables.ratings(
        table.scale, table.values.shuffled(using: &random).map { unit in order.map { unit[$0] } })
      for coefficient in Coefficient.allCases {
        #expect(
          Self.isSame(coefficient.estimate(table), coefficient.estimate(turned)), "\(coefficient): \(table.values)")
      }
    }
  }

  @Test func namesOfCategoriesDoNotCount() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<Self.rounds {
      let table = Tables.random(&random)
      let names = Dictionary(uniqueKeysWithValues: zip(table.scale, table.scale.shuffled(using: &random)))
      let renamed = Tables.ratings(table.scale, table.values.map { $0.map { $0.flatMap { names[$0] } } })
      for coefficient in [Coefficient.cohenKappa, .congerKappa, .fleissKappa, .nominalAlpha, .gwetAC1, .pabak] {
        #expect(Self.isSame(coefficient.estimate(table), coefficient.estimate(renamed)), "\(coefficient)")
      }
      // To the others a scale read from its end is the same scale.
      let last = table.scale[0] + table.scale[table.scale.count - 1]
      let reversed = Tables.ratings(table.scale, table.values.map { $0.map { $0.map { last - $0 } } })
      for coefficient in [Coefficient.linearKappa, .quadraticKappa, .ordinalAlpha, .intervalAlpha] {
        #expect(Self.isSame(coefficient.estimate(table), coefficient.estimate(reversed)), "\(coefficient)")
      }
    }
  }

  @Test func nothingIsAboveOneAndOnlyAgreementIsOne() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<Self.rounds {
      let table = Tables.random(&random)
      let isPerfect = table.values.allSatisfy { Set($0.compactMap { $0 }).count < 2 }
      for coefficient in Coefficient.allCases {
        guard let value = coefficient.estimate(table).value else { continue }
        #expect(value <= 1 + 1e-12, "\(coefficient)")
        #expect((value > 1 - 1e-12) == isPerfect || coefficient.isOfPairs, "\(coefficient): \(table.values)")
      }
    }
  }

  /// With two values there is nothing but same and different, so weights and metrics make no difference.
  @Test func twoValuesLeaveNothingToWeigh() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<Self.rounds {
      let values = (0..<20).map { _ in (0..<2).map { _ in Optional(1 + random.below(2)) } }
      let table = Tables.ratings([1, 2], values)
      let kappa = Coefficient.cohenKappa.estimate(table)
      #expect(Self.isSame(Coefficient.quadraticKappa.estimate(table), kappa))
      #expect(Self.isSame(Coefficient.congerKappa.estimate(table), kappa))
      let alpha = Coefficient.nominalAlpha.estimate(table)
      for other in [Coefficient.ordinalAlpha, .intervalAlpha, .ratioAlpha] {
        #expect(Self.isSame(other.estimate(table), alpha), "\(other)")
      }
    }
  }
}

extension Coefficient {
  /// Whether it looks at the units that both raters judged alone.
  fileprivate var isOfPairs: Bool { [.cohenKappa, .linearKappa, .quadraticKappa].contains(self) }
}
