/// The files whose format is the product's own, each with a schema that ships with the program.
package enum OwnFile: String, CaseIterable, Sendable {
  case manifest = "dataset"
  case people
  case batch
  case rubric
  case calibration
  case importMap = "import-map"
  case review
  case adjudication
  case seals
  /// What every stream's judgements have in common.
  case judgement
  case withdrawal
  case disowning
  case plan
  case goldLabel = "gold-label"
  case attemptResult = "attempt-result"
  case signOff = "sign-off"
  case seeded
  case goldSeed = "gold-seed"

  /// The schema's place among the templates.
  package var schemaPath: String { "Templates/schemas/\(rawValue).yaml" }
}

/// Says that one of the product's own files breaks its schema.
package protocol OwnFileRule: Rule {
  static var file: OwnFile { get }
}
