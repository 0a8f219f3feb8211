package import Dataset
import Documents
package import Statistics

extension AttemptResult {
  /// Why there can be no result yet.
  package enum Obstacle: Error, Hashable, Sendable {
    case noPlan
    /// These people have not revealed their secrets.
    case secret(of: [String])
    /// These sampled items have no label.
    case label(of: [String])
  }

  /// The result that follows from an attempt's labels.
  ///
  /// - Parameters:
  ///   - files: the batch with its attempts, the labels among them.
  ///   - census: what the batch holds, as it was frozen.
  ///   - digest: SHA-256.
  package static func computed(
    from files: BatchFiles, attempt: Attempt, _ census: Census, by: String, key: String, _ digest: Digest
  ) throws(Obstacle) -> AttemptResult {
    guard let plan = attempt.plan else { throw .noPlan }
    guard let drawing = Drawing(of: attempt, census, digest) else {
      throw .secret(of: plan.drawnBy.filter { attempt.secrets[$0] == nil })
    }
    var defective: [String] = []
    var missing: [String] = []
    let withdrawn = Set(plan.withdrawn)
    for id in drawing.all {
      if withdrawn.contains(id) {
        defective.append(id)
      } else if let entry = census[id], let label = files.label(of: id, entry.content, upTo: attempt.number) {
        if label.isDefective { defective.append(id) }
      } else {
        missing.append(id)
      }
    }
    guard missing.isEmpty else { throw .label(of: missing) }
    let found = Set(drawing.drawn).intersection(defective).count
    return AttemptResult(
      dataset: plan.dataset, batch: plan.batch, attempt: attempt.number,
      outcome: found <= plan.accept ? .passed : .failed, seed: drawing.seed, sample: drawing.drawn,
      added: drawing.added, defective: defective.sorted { $0.precedes($1) }, found: found,
      by: by, key: key)
  }
}
