import Dataset
import Diagnostics
import Engine
import Signatures

extension CommittedDataset {
  /// How far people agree on a batch, named as STREAM/BATCH, or on all batches of a STREAM, of which those under one
  /// major version of the rubric count as one.
  func agreements(on name: String) throws -> [Agreement] {
    guard !name.contains("/") else {
      guard let batch = BatchName(name) else {
        throw Failure("`\(name.shown(limit: 200))` is no batch", help: "name it as STREAM/BATCH")
      }
      _ = try self.batch(batch)
      let stream = try self.stream(batch.stream)
      return [try agreement(on: try lot(of: batch, stream), "\(batch)", stream)]
    }
    let stream = try self.stream(name)
    var lots: [RatedLot] = []
    for batch in try state.batches(of: stream) {
      let lot = try self.lot(of: BatchName(stream: stream.name, batch: batch), stream)
      if let place = lots.firstIndex(where: { $0.canTake(lot) }) { lots[place].take(lot) } else { lots.append(lot) }
    }
    guard !lots.isEmpty else {
      throw Failure("the stream `\(name)` has no batch yet", help: "git dataset batch open \(name)/BATCH")
    }
    return try lots.map { try agreement(on: $0, "\(name)@\($0.generation)", stream) }
  }

  private func lot(of batch: BatchName, _ stream: StreamPolicy) throws -> RatedLot {
    guard let files = try BatchFiles(batch, of: stream, layout, in: tree) else {
      throw Failure("the batch \(batch) has no batch.yaml that can be read", help: "git dataset check says why")
    }
    return try AgreementSurvey(tree, manifest, keys).lot(of: files, labels: files.labels)
  }

  private func agreement(on lot: RatedLot, _ scope: String, _ stream: StreamPolicy) throws -> Agreement {
    try Agreement(of: lot, scope: scope, dataset: manifest.id, policy: stream.agreement) {
      ContentDigest.sha256($0)
    }
  }
}

extension [Agreement] {
  /// - Throws: ``Failure`` where a criterion is not rated.
  func require(_ criterion: String, in name: String) throws(Failure) {
    let known = flatMap { $0.lot.scales.map(\.criterion) }
    guard !known.contains(criterion) else { return }
    throw Failure(
      "`\(criterion.shown())` is not rated in \(name)",
      help: "what is rated: \(known.joined(separator: ", ").shown(limit: 400))")
  }
}
