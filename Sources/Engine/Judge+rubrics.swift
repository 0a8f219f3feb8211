package import Dataset

extension Judge {
  /// The trailers `Rubric: STREAM@VERSION` that the last commit of an inquiry lacks: for each stream whose items it
  /// changes, the newest version that a batch concerned pins.
  package func missingRubrics(of inquiry: Inquiry) throws(Unreadable) -> [RubricReference] {
    guard let commit = inquiry.commits.last, let snapshot = try inquiry.source?.open() else { return [] }
    var ignored = Findings()
    guard let policy = try Policy.read(snapshot, rules: rules, schemas: schemas, &ignored) else { return [] }
    var pins = BatchPins(policy: policy, rules: rules, schemas: schemas)
    let named = Set(commit.values(of: "Rubric").compactMap(RubricReference.init).map(\.stream))
    var newest: [String: Version] = [:]
    for (batch, pin) in try pins.versions(for: commit, snapshot) where !named.contains(batch.stream) {
      newest[batch.stream] = max(pin, newest[batch.stream] ?? pin)
    }
    return newest.map { RubricReference(stream: $0.key, version: $0.value) }.sorted { $0.stream < $1.stream }
  }
}
