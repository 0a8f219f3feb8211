/// The coefficients of agreement, by the names that manifests and reports use.
package enum Coefficient: String, CaseIterable, Sendable {
  case cohenKappa = "cohen-kappa"
  case linearKappa = "cohen-kappa-linear"
  case quadraticKappa = "cohen-kappa-quadratic"
  case congerKappa = "conger-kappa"
  case fleissKappa = "fleiss-kappa"
  case nominalAlpha = "krippendorff-alpha-nominal"
  case ordinalAlpha = "krippendorff-alpha-ordinal"
  case intervalAlpha = "krippendorff-alpha-interval"
  case ratioAlpha = "krippendorff-alpha-ratio"
  case gwetAC1 = "gwet-ac1"
  case pabak

  /// Whether it matters who gave which value, not only how often each was given.
  var tellsRatersApart: Bool {
    switch self {
    case .cohenKappa, .linearKappa, .quadraticKappa, .congerKappa: true
    default: false
    }
  }

  /// The coefficient's value for a table of ratings.
  package func estimate(_ ratings: Ratings) -> Estimate {
    switch self {
    case .cohenKappa: ratings.cohenKappa(.unweighted)
    case .linearKappa: ratings.cohenKappa(.linear)
    case .quadraticKappa: ratings.cohenKappa(.quadratic)
    case .congerKappa: ratings.congerKappa
    case .fleissKappa: ratings.fleissKappa
    case .nominalAlpha: ratings.krippendorffAlpha(.nominal)
    case .ordinalAlpha: ratings.krippendorffAlpha(.ordinal)
    case .intervalAlpha: ratings.krippendorffAlpha(.interval)
    case .ratioAlpha: ratings.krippendorffAlpha(.ratio)
    case .gwetAC1: ratings.gwetAC1
    case .pabak: ratings.pabak
    }
  }
}
