package import Dataset
package import Documents
package import Statistics

/// How far people agree on a batch, as its sign-off says it: computed from one tree, the same by whoever signs and by
/// whoever checks.
package struct AgreementClaim: Sendable {
  package let gate: AgreementGate
  /// How many units must have been rated by two people, so that a batch in which hardly anything was scored does not
  /// pass by the little that was.
  package let neededUnits: Int
  private let agreement: Agreement

  /// - Returns: nil where the stream asks for no agreement.
  /// - Throws: ``Unreadable`` where something cannot be read, or nothing declares a scale.
  package init?(
    on files: BatchFiles, _ census: Census, in tree: any Snapshot, _ manifest: Manifest, _ keys: SigningKeys,
    _ digest: Digest
  ) throws(Unreadable) {
    guard files.stream.agreement != nil else { return nil }
    let lot = try AgreementSurvey(tree, manifest, keys).lot(of: files, labels: files.labels)
    try self.init(on: files, lot, census, manifest, digest)
  }

  /// - Parameter lot: what people said of the batch.
  /// - Returns: nil where the stream asks for no agreement.
  init?(
    on files: BatchFiles, _ lot: RatedLot, _ census: Census, _ manifest: Manifest, _ digest: Digest
  ) throws(Unreadable) {
    guard let policy = files.stream.agreement else { return nil }
    agreement = try Agreement(
      of: lot, scope: files.batch.name.description, dataset: manifest.id, policy: policy, digest)
    gate = agreement.gate ?? .nothingToMeasure
    let rated = lot.source == .labels ? files.last?.plan?.sample ?? 0 : census.items.count
    neededUnits = min(AgreementTable.enoughUnits, rated / 2 + rated % 2)
  }

  /// What the verdict rests on; nil where nothing was rated by two people.
  package var evidence: AgreementGate.Evidence? {
    switch gate {
    case .passes(let evidence), .fails(let evidence): evidence
    case .nothingToMeasure: nil
    }
  }

  /// The criteria on which people agree too little for the batch to be signed off.
  package var unreliable: [CriterionReliability] { agreement.unreliable }

  /// Why the batch does not pass; nil where it does.
  package var shortfall: Shortfall? {
    guard let evidence else { return .units(0) }
    guard evidence.sharedUnits >= neededUnits else { return .units(evidence.sharedUnits) }
    return gate.passes ? nil : .bound(evidence)
  }

  /// What is missing.
  package enum Shortfall: Hashable, Sendable {
    /// So many units were rated by two people, and that is too few.
    case units(Int)
    /// The lower bound does not reach the minimum.
    case bound(AgreementGate.Evidence)
  }

  /// The claim as a record has it.
  package var value: Value {
    guard let evidence else { return ["units": 0] }
    let measure = evidence.measure
    return .record([
      ("coefficient", .string(measure.coefficient.rawValue)),
      ("undefined", evidence.undefined.map { .string($0.rawValue) }),
      ("units", .integer(evidence.sharedUnits)),
      ("value", measure.value.map { .number($0.description) }),
      ("low", measure.low.map { .number($0.description) }), ("high", measure.high.map { .number($0.description) }),
      ("minimum", .number(evidence.minimumText)),
    ])
  }
}
