/// What the seed of a sample is made of: what the batch holds, which nobody can change any more, and secrets that were
/// fixed before and are known to one person each.
package struct SampleSeed: Hashable, Sendable {
  /// The dataset's id, as the manifest writes it.
  package let dataset: String
  /// The batch, `stream/batch`.
  package let batch: String
  /// The number of the attempt, counted from 1.
  package let attempt: Int
  /// The batch's root, in lower-case hex.
  package let root: String
  /// The secrets revealed, in lower-case hex: the calibrator's, then the witness's where there is one.
  package let secrets: [String]

  package init(dataset: String, batch: String, attempt: Int, root: String, secrets: [String]) {
    self.dataset = dataset
    self.batch = batch
    self.attempt = attempt
    self.root = root
    self.secrets = secrets
  }

  /// `"git-dataset/seed/1\n" dataset "\n" stream "/" batch "\n" k "\n" root "\n" secret-1 "\n" secret-2 "\n"`, the seed
  /// being the SHA-256 of it in lower-case hex.
  package var bytes: [UInt8] {
    let lines = ["git-dataset/seed/1", dataset, batch, "\(attempt)", root] + secrets
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }
}
