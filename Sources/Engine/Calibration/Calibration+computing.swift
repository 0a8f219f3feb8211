package import Dataset
package import Statistics

extension Calibration {
  /// What a calibrator says beside what is counted.
  package struct Word: Hashable, Sendable {
    package let rejudgement: Rejudgement?
    package let expiry: Int?
    package let notes: String?

    package init(rejudgement: Rejudgement?, expiry: Int?, notes: String?) {
      self.rejudgement = rejudgement
      self.expiry = expiry
      self.notes = notes
    }
  }

  /// What the calibrator says in this calibration.
  package var word: Word { Word(rejudgement: rejudgement, expiry: expiry, notes: notes) }

  /// The calibration that follows from a batch.
  ///
  /// - Parameters:
  ///   - files: the batch; nil is returned where it pins no version.
  ///   - keys: the keys of the people of the same tree.
  ///   - signer: the calibrator, and the name of the key that signs.
  ///   - digest: SHA-256.
  /// - Throws: ``Unreadable`` where something cannot be read, or nothing declares a scale.
  package static func computed(
    from files: BatchFiles, _ word: Word, in tree: any Snapshot, _ manifest: Manifest, keys: SigningKeys,
    by signer: (person: String, key: String), digest: Digest
  ) throws(Unreadable) -> Calibration? {
    guard let pin = files.batch.rubric else { return nil }
    let lot = try AgreementSurvey(tree, manifest, keys).lot(of: files, labels: [])
    let census = try Census(of: files.batch.name, files.stream, manifest.layout, in: tree, digest)
    let shared = lot.ratings.filter { $0.value.count > 1 }
    let claim = try AgreementClaim(on: files, lot, census, manifest, digest)
    return Calibration(
      dataset: manifest.id, stream: files.stream.name, rubric: pin, batch: files.batch.name,
      items: Set(shared.keys.map(\.item)).count, people: Set(shared.values.flatMap(\.keys)).sorted(),
      agreement: claim?.value, rejudgement: word.rejudgement, expiry: word.expiry, by: signer.person, key: signer.key,
      notes: word.notes)
  }
}
