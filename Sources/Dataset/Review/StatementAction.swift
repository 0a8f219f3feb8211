/// What a signed commit states, by its trailer `Dataset-Action`; the number after the stroke is the version of the
/// trailers' grammar.
package enum StatementAction: String, CaseIterable, Sendable {
  case review = "review/1"
  case seal = "seal/1"
  case adjudicate = "adjudicate/1"
  case disown = "disown/1"
  case batch = "batch/1"
  case gold = "gold/1"
  case signOff = "sign-off/1"
  case policy = "policy/1"
  case release = "release/1"

  /// The trailer's key.
  package static let key = "Dataset-Action"
}
