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
  /// - Parameter samples: of the batches that are asked about; those of others are read here.
  func findings(
    in samples: [BatchQuestion: [BatchSample]], _ snapshot: any Snapshot
  ) async throws(Unreadable) -> [Finding] {
    let asked = Set(samples.keys.map(\.batch))
    var samples = samples
    try await addNeighbours(of: asked, &samples, snapshot)
    var findings = Findings()
    for name in Set(asked.map(\.stream)).sorted() {
      guard let stream = items.stream(named: name) else { continue }
      let batches = asked.filter { $0.stream == name }
      var copies = CopiesFound()
      // Those first after which others have nothing left to say; findings are put in order at the end.
      let checks = stream.checks.batchChecks
      for check in checks.filter(\.isExact) + checks.filter({ !$0.isExact }) {
        let weight = items.policy.severities.severity(of: check.terms, in: name, delivering: isFreezing)
        let severity = isFreezing ? weight : min(weight, .warning)
        var own = Findings()
        var hits: [BatchHit] = []
        own.hear(check.id, as: severity) { findings in
          // What looks at the whole stream looks once, and not once for each of its batches.
          for batches in check.looksAtStream ? [batches] : batches.sorted().map({ [$0] }) {
            let found = check.hits(in: self.samples(for: check, of: batches, among: asked, in: samples))
            for hit in found where check.isExact || !copies.have(hit, as: severity) {
              findings.add(hit.message, at: hit.sample.location)
              if check.isExact { hits.append(hit) }
            }
          }
        }
        let weighed = try weighed(own, of: check.terms, in: stream.policy, snapshot)
        copies.add(hits, weighed)
        findings.append(weighed)
      }
    }
    return findings.all
  }

  /// What a check found, each finding as it counts after somebody has waived it for the item at which it stands.
  private func weighed(
    _ found: Findings, of check: CheckTerms, in stream: StreamPolicy, _ snapshot: any Snapshot
  ) throws(Unreadable) -> [Finding] {
    guard check.waivable != .no else { return found.all }
    let waivers = WaiverReading(policy: items.policy, snapshot: snapshot)
    var weighed: [Finding] = []
    for finding in found.all {
      guard let entry = try snapshot.entry(at: finding.location.path),
        let item = items.policy.layout.place(of: entry.path).itemName
      else {
        weighed.append(finding)
        continue
      }
      var own = Findings()
      own.append([finding])
      let folder = stream.batchFolder(item.batch)
      weighed +=
        own.weighed(
          by: try waivers.waiver(of: check, on: item, in: entry, folder), of: check, on: item,
          isAwaited: items.occasion.awaitsWaivers, isFreezing: isFreezing
        ).all
    }
    return weighed
  }

  /// The samples of some batches of a stream, and those of others that the check looks at.
  ///
  /// - Parameter asked: all batches that are asked about, of whatever stream.
  private func samples(
    for check: BatchCheck, of batches: Set<BatchName>, among asked: Set<BatchName>,
    in samples: [BatchQuestion: [BatchSample]]
  ) -> [BatchSample] {
    samples.flatMap { question, samples -> [BatchSample] in
      let isOwn = question.check == check.id && batches.contains(question.batch)
      guard isOwn || looksAt(question, for: check, of: batches) else { return [] }
      return samples.map { sample in
        var sample = sample
        sample.isOwn = isOwn
        sample.isAsked = asked.contains(question.batch)
        return sample
      }
    }
  }

  private func looksAt(_ question: BatchQuestion, for check: BatchCheck, of batches: Set<BatchName>) -> Bool {
    guard check.looksAtStream else { return false }
    if batches.contains(where: { $0.stream == question.batch.stream }) { return question.check == check.id }
    // Across streams only where a whole dataset is looked at: nothing that is frozen waits for all the others.
    guard !isFreezing, let kin = check.kin, let other = items.stream(named: question.batch.stream) else { return false }
    return other.checks.batchChecks.contains { $0.id == question.check && $0.kin == kin }
  }

  /// Reads the items of other batches, for the checks that look at them: those of the same streams, and, where a whole
  /// dataset is looked at, those of all streams that have checks of the same kin.
  private func addNeighbours(
    of batches: Set<BatchName>, _ samples: inout [BatchQuestion: [BatchSample]], _ snapshot: any Snapshot
  ) async throws(Unreadable) {
    let names = Set(batches.map(\.stream))
    let checks = names.compactMap { items.stream(named: $0)?.checks.batchChecks }.joined()
    let kins = isFreezing ? [] : Set(checks.compactMap(\.kin))
    for stream in items.allStreams {
      let isOwn = names.contains(stream.name)
      let isAsked = stream.checks.batchChecks.contains { check in
        isOwn && check.looksAtStream || check.kin.map(kins.contains) == true
      }
      guard isAsked else { continue }
      let scope = try Scope.stream(stream.policy, besides: batches, snapshot, by: items.policy)
      samples.merge(try await items.samples(in: scope, snapshot)) { $0 + $1 }
    }
  }
}

extension BatchSample {
  var location: Location { Location(path: item, line: line, column: column, pointer: pointer) }
}
