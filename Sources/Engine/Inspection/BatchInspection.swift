import Checks
import Dataset
import Diagnostics

/// Asks the checks of batches about what was taken of their items.
struct BatchInspection {
  let items: ItemInspection
  /// Whether a batch is frozen, so that what is found counts in full; in a state that is looked at by itself it only
  /// warns, since the batch may still grow.
  let isFreezing: Bool

  /// What the checks find in the batches of which there are samples.
  ///
  /// - Parameter samples: where a batch is frozen, of its items alone; those of the stream's other batches are read
  ///   here.
  func findings(
    in samples: [BatchQuestion: [BatchSample]], _ snapshot: any Snapshot
  ) async throws(Unreadable) -> [Finding] {
    var samples = samples
    let asked = Set(samples.keys.map(\.batch)).sorted()
    if isFreezing { try await addNeighbours(of: asked, &samples, snapshot) }
    var findings = Findings()
    for batch in asked {
      guard let stream = items.stream(named: batch.stream) else { continue }
      for check in stream.checks.batchChecks {
        let weight = items.policy.severities.severity(of: check.terms, in: batch.stream, delivering: isFreezing)
        findings.hear(check.id, as: isFreezing ? weight : min(weight, .warning)) { findings in
          for hit in check.hits(in: Self.samples(for: check, of: batch, in: samples)) {
            findings.add(hit.message, at: hit.sample.location)
          }
        }
      }
    }
    return findings.all
  }

  /// The samples of the batch, and those of the others of the stream where the check looks at them.
  private static func samples(
    for check: BatchCheck, of batch: BatchName, in samples: [BatchQuestion: [BatchSample]]
  ) -> [BatchSample] {
    let own = samples[BatchQuestion(batch: batch, check: check.id)] ?? []
    guard check.looksAtStream else { return own }
    let others = samples.filter {
      $0.key.check == check.id && $0.key.batch != batch && $0.key.batch.stream == batch.stream
    }
    return own
      + others.values.joined().map { sample in
        var sample = sample
        sample.isOwn = false
        return sample
      }
  }

  /// Reads the items of the streams' other batches, for the checks that look at them.
  private func addNeighbours(
    of batches: [BatchName], _ samples: inout [BatchQuestion: [BatchSample]], _ snapshot: any Snapshot
  ) async throws(Unreadable) {
    for name in Set(batches.map(\.stream)).sorted() {
      guard let stream = items.stream(named: name), stream.checks.batchChecks.contains(where: \.looksAtStream) else {
        continue
      }
      let scope = try Scope.stream(stream.policy, besides: Set(batches), snapshot, by: items.policy)
      samples.merge(try await items.samples(in: scope, snapshot)) { $0 + $1 }
    }
  }
}

extension BatchSample {
  var location: Location { Location(path: item, line: line, column: column, pointer: pointer) }
}
