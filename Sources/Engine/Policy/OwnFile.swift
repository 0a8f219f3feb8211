package import Dataset

/// The files whose format is the product's own, each with a schema that ships with the program.
package enum OwnFile: String, CaseIterable, Sendable {
  case manifest = "dataset"
  case people
  case batch
  case rubric
  case calibration
  case importMap = "import-map"
  case checks
  case review
  case adjudication
  case seals
  /// What every stream's judgements have in common.
  case judgement
  case withdrawal
  case disowning
  case waiver
  case plan
  case goldLabel = "gold-label"
  case attemptResult = "attempt-result"
  case signOff = "sign-off"
  case controlDigests = "seeded"
  case controlItem = "gold-seed"

  /// The schema's place among the templates.
  package var schemaPath: String { "Templates/schemas/\(rawValue).yaml" }
}

extension Place {
  /// Which of the product's own files lies there; nil for every other file.
  package var ownFile: OwnFile? {
    switch self {
    case .manifest: .manifest
    case .people: .people
    case .stream(_, let file): file.ownFile
    case .batch(_, let file): file.ownFile
    case .open, .other: nil
    }
  }
}

extension Place.StreamFile {
  fileprivate var ownFile: OwnFile? {
    switch self {
    case .rubric: .rubric
    case .calibration: .calibration
    case .importMap: .importMap
    case .checks: .checks
    case .schema, .judgementSchema, .defaults, .itemTemplate, .unknown: nil
    }
  }
}

extension Place.BatchFile {
  fileprivate var ownFile: OwnFile? {
    switch self {
    case .manifest: .batch
    case .judgement: .judgement
    case .review: .review
    case .adjudication: .adjudication
    case .withdrawal: .withdrawal
    case .seal: .seals
    case .disowning: .disowning
    case .waiver: .waiver
    case .attempt(_, .plan): .plan
    case .attempt(_, .label): .goldLabel
    case .attempt(_, .control): .controlItem
    case .attempt(_, .result): .attemptResult
    case .controlDigests: .controlDigests
    case .signOff: .signOff
    case .item, .sidecar, .proof, .authorship, .attempt(_, .secret), .unknown: nil
    }
  }
}

/// Says that one of the product's own files breaks its schema.
package protocol OwnFileRule: Rule {
  static var file: OwnFile { get }
}
