package import Dataset

extension BatchFiles {
  /// The batch as it will be with labels of the attempt under way.
  package func labelled(_ labels: [String: GoldLabel]) -> BatchFiles {
    guard let last else { return self }
    let attempt = Attempt(
      number: last.number, plan: last.plan, secrets: last.secrets,
      labels: last.labels.merging(labels) { known, _ in known }, result: last.result, controls: last.controls)
    var files = self
    files.attempts = attempts.dropLast() + [attempt]
    return files
  }
}

extension BatchFiles {
  /// The items of the batch that were found defective in some attempt and have not changed since, with the label that
  /// says so, by id. They are known to be defective whether they were drawn again or not.
  package func knownDefects(in census: Census) -> [(item: Census.Entry, label: GoldLabel)] {
    guard let pin = batch.rubric else { return [] }
    return census.items.compactMap { entry in
      let labels = attempts.compactMap { $0.labels[entry.id] }
      return labels.last { $0.isDefective && $0.holds(for: entry.content, under: pin) }.map { (entry, $0) }
    }
  }
}
