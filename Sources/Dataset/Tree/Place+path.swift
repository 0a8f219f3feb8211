extension Place {
  /// The path at which the place lies: what `Layout.place(of:)` takes for this place.
  ///
  /// - Returns: nil for a place without a name of its own, and in a stream that the manifest does not know.
  package func path(in manifest: Manifest) -> String? {
    switch self {
    case .manifest: Layout.manifestPath
    case .people: manifest.peoplePath
    case .stream(let stream, let file): manifest.stream(named: stream).flatMap { $0.files.path(of: file) }
    case .batch(let batch, let file):
      manifest.stream(named: batch.stream).flatMap { $0.batchFolder(batch.batch).path(of: file) }
    case .open, .other: nil
    }
  }
}

extension StreamFolder {
  /// The path of a file; nil where it is none that a stream may hold.
  package func path(of file: Place.StreamFile) -> String? {
    switch file {
    case .schema(let format): schema(format)
    case .judgementSchema: judgementSchema
    case .checks: checks
    case .defaults: defaults
    case .itemTemplate: itemTemplate
    case .rubric(let version): rubric(version)
    case .calibration(let version): calibration(version)
    case .importMap(let name): importMap(name)
    case .unknown: nil
    }
  }
}

extension BatchFolder {
  /// The path of a file; nil where it is none that a batch may hold.
  package func path(of file: Place.BatchFile) -> String? {
    switch file {
    case .manifest: manifest
    case .item(let id, let format): item(id, format)
    case .sidecar(let item, let path): "\(sidecars(of: item))/\(path)"
    case .judgement(let item, let person): judgement(of: item, by: person)
    case .review(let item, let person, let round): review(of: item, by: person, round: round)
    case .adjudication(let item): adjudication(of: item)
    case .withdrawal(let item): withdrawal(of: item)
    case .seal(let person): seal(of: person)
    case .proof(let name): proof(named: name)
    case .authorship(let item, let person, let sha256): authorship(of: item, by: person, sha256: sha256)
    case .disowning(let item, let person): disowning(of: item, by: person)
    case .waiver(let item, let check, let person): waiver(of: item, check: check, by: person)
    case .attempt(let number, let file): attempt(number).path(of: file)
    case .controlDigests: controlDigests
    case .signOff: signOff
    case .unknown: nil
    }
  }
}

extension AttemptFolder {
  /// The path of a file.
  package func path(of file: Place.AttemptFile) -> String {
    switch file {
    case .plan: plan
    case .secret(let person): secret(of: person)
    case .label(let item): label(of: item)
    case .control(let item): control(of: item)
    case .result: result
    }
  }
}
