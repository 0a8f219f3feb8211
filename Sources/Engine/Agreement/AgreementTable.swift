package import Dataset
package import Statistics

/// How far raters agree on one criterion, or on all of them together.
package struct AgreementTable: Sendable {
  /// One coefficient with its interval.
  package struct Measure: Hashable, Sendable {
    package let coefficient: Coefficient
    /// The value, or why there is none.
    package let estimate: Estimate
    /// The bounds of the 95 % interval by the bootstrap; nil where the data establish none.
    package let low: Millionths?
    package let high: Millionths?

    package var value: Millionths? { estimate.value.map { Millionths(rounding: $0) } }
  }

  /// So many units judged by two raters say something; fewer say little.
  package static let enoughUnits = 50

  /// The criterion; nil for all of them together.
  package let criterion: String?
  package let scale: [Int]
  /// The units that somebody rated.
  package let units: Int
  /// Those that two raters or more rated.
  package let sharedUnits: Int
  /// The people who rated any.
  package let raters: [String]
  /// The share of agreeing pairs of ratings; nil where there is no shared unit.
  package let observed: Millionths?
  private let ratings: Ratings
  private let seed: UInt64

  package var isSufficient: Bool { sharedUnits >= Self.enoughUnits }

  /// - Parameters:
  ///   - ratings: the ratings of each unit by rater.
  ///   - seed: for the bootstrap.
  /// - Returns: nil where a value is not on the scale.
  init?(of criterion: String?, _ ratings: [[String: Int]], on scale: [Int], seed: UInt64) {
    let raters = Set(ratings.flatMap(\.keys)).sorted()
    let rows = ratings.map { unit in raters.map { unit[$0] } }
    guard let table = try? Ratings(scale: scale, values: rows) else { return nil }
    self.criterion = criterion
    self.scale = scale
    self.raters = raters
    self.ratings = table.condensed(tellingApart: true)
    self.seed = seed
    units = ratings.count
    sharedUnits = table.sharedUnits
    observed = table.pairwiseAgreement.map { Millionths(rounding: $0) }
  }

  /// A coefficient and its interval.
  package func measure(_ coefficient: Coefficient) -> Measure {
    let estimate = coefficient.estimate(ratings)
    guard estimate.value != nil else {
      return Measure(coefficient: coefficient, estimate: estimate, low: nil, high: nil)
    }
    let interval = Bootstrap(seed: seed).interval(of: coefficient, ratings)
    return Measure(
      coefficient: coefficient, estimate: estimate, low: interval.low.map { Millionths(rounding: $0) },
      high: interval.high.map { Millionths(rounding: $0) })
  }

  /// The coefficients that can be computed for so many raters on this scale; Conger's kappa only where the policy means
  /// it, since with many raters it takes much longer than the others.
  package func applicable(under policy: AgreementPolicy?) -> [Coefficient] {
    Coefficient.allCases.filter { coefficient in
      switch coefficient {
      case .cohenKappa, .linearKappa, .quadraticKappa: raters.count == 2
      case .congerKappa: policy?.coefficient == .cohenKappa && raters.count > 2
      case .ratioAlpha: !scale.contains { $0 < 0 }
      default: true
      }
    }
  }

  /// The coefficient that a policy means here.
  package func coefficient(of policy: AgreementPolicy.Coefficient) -> Coefficient {
    let known = Self.coefficients(of: policy)
    return raters.count > 2 ? known.more : known.two
  }

  /// The coefficients that a policy means for two raters and for more: Cohen's kappa is for two, and Conger's is the
  /// same for more.
  static func coefficients(of policy: AgreementPolicy.Coefficient) -> (two: Coefficient, more: Coefficient) {
    switch policy {
    case .krippendorffAlpha: (.ordinalAlpha, .ordinalAlpha)
    case .gwetAC1: (.gwetAC1, .gwetAC1)
    case .cohenKappa: (.cohenKappa, .congerKappa)
    case .fleissKappa: (.fleissKappa, .fleissKappa)
    }
  }
}
