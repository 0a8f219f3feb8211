package import Dataset

extension BatchFiles {
  /// The batch as it will be with labels of the attempt under way.
  package func labelled(_ labels: [String: GoldLabel]) -> BatchFiles {
    guard let last else { return self }
    let attempt = Attempt(
      number: last.number, plan: last.plan, secrets: last.secrets,
      labels: last.labels.merging(labels) { known, _ in known }, result: last.result, seeds: last.seeds)
    var files = self
    files.attempts = attempts.dropLast() + [attempt]
    return files
  }
}
