package import Dataset
package import Documents
import Statistics

extension SignOff {
  /// Why a batch cannot be signed off.
  package enum Obstacle: Error, Hashable, Sendable {
    case state(Batch.State)
    case noPlan
    /// Nothing follows from the plan: its shares cannot be read, or its numbers are none of this lot.
    case noPolicy
    case noResult(attempt: Int)
    case failed(attempt: Int)
  }

  /// The sign-off that follows from a batch's last attempt.
  ///
  /// - Parameters:
  ///   - files: the batch, frozen.
  ///   - census: what it holds.
  ///   - agreement: what people agree on, as records have it; nil where the stream asks for none.
  ///   - by: the calibrator, and the name of the key that signs.
  package static func computed(
    from files: BatchFiles, _ census: Census, agreement: Value?, by: String, key: String
  ) throws(Obstacle) -> SignOff {
    guard files.batch.state == .frozen else { throw .state(files.batch.state) }
    guard let attempt = files.last, let plan = attempt.plan else { throw .noPlan }
    guard let result = attempt.result else { throw .noResult(attempt: attempt.number) }
    guard result.outcome == .passed else { throw .failed(attempt: attempt.number) }
    let isOfLot = plan.isPossible && plan.items == census.items.count + plan.withdrawn.count
    guard isOfLot, let risk = Share(plan.beta)?.spent(onAttempt: attempt.number + plan.spent),
      let most = Hypergeometric.upperBound(lot: plan.items, sample: plan.sample, found: result.found, risk: risk)
    else { throw .noPolicy }
    // What an earlier attempt found is as defective as before where nothing changed, though this sample missed it.
    let defective = Set(result.defective).subtracting(plan.withdrawn)
      .union(files.knownDefects(in: census).map(\.item.id))
    return SignOff(
      dataset: plan.dataset, batch: plan.batch, attempt: attempt.number, rubric: plan.rubric, root: plan.root,
      tree: plan.tree, items: plan.items, sample: plan.sample, accept: plan.accept, found: result.found,
      bound: Bound(defective: most, risk: "\(risk.value)"), agreement: agreement,
      excluded: defective.sorted { $0.precedes($1) },
      minutes: census.reportedItems == 0 ? nil : Int(census.minutes.rounded()), by: by, key: key)
  }
}
