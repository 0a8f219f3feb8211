package import Dataset
package import Statistics

/// How far people agree on the items of a batch, or of all batches of a stream under one major version of its rubric.
package struct Agreement: Sendable {
  /// `STREAM/BATCH`, or `STREAM@MAJOR` where batches are counted together.
  package let scope: String
  package let lot: RatedLot
  package let policy: AgreementPolicy?
  /// One table for each criterion, in the order of the rubric.
  package let criteria: [AgreementTable]
  /// All criteria together: what the policy is held against.
  package let pooled: AgreementTable
  /// The verdict by the policy; nil where there is none.
  package let gate: AgreementGate?

  /// - Parameters:
  ///   - lot: what people said.
  ///   - scope: what the lot is of.
  ///   - dataset: the `id` of the manifest.
  ///   - digest: SHA-256.
  package init(
    of lot: RatedLot, scope: String, dataset: String, policy: AgreementPolicy?, _ digest: Digest
  ) throws(Unreadable) {
    self.scope = scope
    self.lot = lot
    self.policy = policy
    let byCriterion = Dictionary(grouping: lot.ratings, by: \.key.criterion)
    var tables: [AgreementTable] = []
    for scale in lot.scales {
      let ratings = (byCriterion[scale.criterion] ?? []).map(\.value)
      let seed = Self.seed(dataset, scope, criterion: scale.criterion, digest: digest)
      guard let table = AgreementTable(of: scale.criterion, ratings, on: scale.values, seed: seed) else {
        throw .noScale(scope)
      }
      tables.append(table)
    }
    let all = lot.ratings.map(\.value)
    let seed = Self.seed(dataset, scope, criterion: Self.pooledName, digest: digest)
    guard let scale = lot.scales.first, let pooled = AgreementTable(of: nil, all, on: scale.values, seed: seed)
    else { throw .noScale(scope) }
    criteria = tables
    self.pooled = pooled
    gate = policy.map { AgreementGate(pooled, $0) }
  }

  /// What stands in the place of a criterion in the seed of all criteria together: the id of none.
  static let pooledName = "*"

  /// The first eight bytes of the SHA-256 of `"git-dataset/agreement/1\n" dataset "\n" scope "\n" criterion "\n"`, the
  /// highest first.
  static func seed(_ dataset: String, _ scope: String, criterion: String, digest: Digest) -> UInt64 {
    let lines = ["git-dataset/agreement/1", dataset, scope, criterion]
    return UInt64(digest(Array(lines.map { $0 + "\n" }.joined().utf8)).prefix(16), radix: 16) ?? 0
  }
}

extension Unreadable {
  fileprivate static func noScale(_ scope: String) -> Unreadable {
    Unreadable(
      scope, reason: "its scale has fewer than two values, or one of them twice",
      help: "git dataset check says what is wrong with the rubric")
  }
}
