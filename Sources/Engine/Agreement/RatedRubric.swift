package import Dataset
package import Statistics

/// A rubric version with what people said under its major version in all batches of its stream.
package struct RatedRubric: Sendable {
  package let rubric: Rubric
  /// What findings name the rubric's file by.
  package let path: String
  package let stream: String
  package let policy: CriterionPolicy
  /// How many items somebody reviewed whose word counts.
  package let items: Int
  /// The criteria that anybody scored, or cited in a finding.
  package let used: Set<String>
  /// The criteria on which people agree too little.
  package let unreliable: [CriterionReliability]

  /// Counts what was said, the same as `git dataset batch agreement STREAM` does.
  ///
  /// - Parameters:
  ///   - tree: where batches and records are read.
  ///   - keys: the keys of the people of the same tree.
  ///   - digest: SHA-256.
  /// - Returns: nil where the rubric has no version, or annotators judge items on their own, by other fields than its
  ///   criteria.
  /// - Throws: ``Unreadable`` where something cannot be read.
  package init?(
    _ rubric: Rubric, at path: String, of stream: StreamPolicy, _ manifest: Manifest, _ keys: SigningKeys,
    in tree: any Snapshot, _ digest: Digest
  ) throws(Unreadable) {
    guard let version = rubric.version, stream.judgements < 2 else { return nil }
    let survey = AgreementSurvey(tree, manifest, keys)
    var lots: [RatedLot] = []
    for folder in try tree.entries(in: stream.files.batches) ?? [] where folder.mode == .directory {
      guard case .batch(let name, _) = manifest.layout.place(of: BatchFolder(folder.path).manifest),
        let files = try BatchFiles(name, of: stream, manifest.layout, in: tree),
        files.batch.rubric?.generation == version.generation
      else { continue }
      let lot = try survey.lot(of: files, labels: files.labels)
      if let place = lots.firstIndex(where: { $0.canTake(lot) }) { lots[place].take(lot) } else { lots.append(lot) }
    }
    let scope = "\(stream.name)@\(version.generation)"
    var unreliable: [CriterionReliability] = []
    for lot in lots {
      unreliable += try Agreement(
        of: lot, scope: scope, dataset: manifest.id, policy: stream.agreement, digest
      ).unreliable
    }
    self.unreliable = unreliable
    self.rubric = rubric
    self.path = path
    self.stream = stream.name
    policy = stream.agreement?.criterion ?? .standard
    items = lots.reduce(0) { $0 + $1.items.count }
    used = lots.reduce(into: []) { $0.formUnion($1.used) }
  }
}
