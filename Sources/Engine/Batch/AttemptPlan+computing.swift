package import Dataset
import Statistics

extension AttemptPlan {
  /// Why a batch cannot be planned for.
  package enum Obstacle: Error, Hashable, Sendable {
    /// The manifest has no `gold` for the stream.
    case noPolicy
    /// The batch pins no rubric that can be read.
    case noRubric
    /// The batch holds no item.
    case empty
  }

  /// The plan that follows from what a batch holds and the policy in force.
  ///
  /// - Parameters:
  ///   - files: the batch, before it is frozen.
  ///   - census: what it holds.
  ///   - resembled: the lots that failed, and that the batch resembles.
  ///   - isWhole: whether the whole batch is audited, though a sample would do.
  ///   - by: the calibrator, and the name of the key that signs.
  package static func computed(
    from files: BatchFiles, _ census: Census, resembling resembled: [ResembledLot], attempt: Int, dataset: String,
    isWhole: Bool = false, by: String, key: String
  ) throws(Obstacle) -> AttemptPlan {
    let stream = files.stream
    guard let policy = stream.gold else { throw .noPolicy }
    guard let rubric = files.batch.rubric else { throw .noRubric }
    guard let tree = census.tree, !census.items.isEmpty else { throw .empty }
    let lot = census.items.count + files.withdrawn.count
    let spent = resembled.spent(byLotOf: census.items.count)
    let sampling = policy.plan(lot: lot, attempt: attempt + spent)
    let drawing = files.batch.commitments.people(drawing: attempt, withWitness: policy.wantsWitness)
    let whole = SamplingPlan.whole(lot: lot, tolerance: policy.tolerance, accept: policy.accept)
    let plan = isWhole || drawing.isEmpty || sampling.isWhole ? whole : sampling
    return AttemptPlan(
      dataset: dataset, batch: files.batch.name, attempt: attempt, spent: spent, rubric: rubric, root: census.root,
      tree: tree,
      items: lot, withdrawn: files.withdrawn, ltpd: policy.ltpdText,
      beta: policy.betaText, sample: plan.sample, accept: plan.accept,
      minimumPerAnnotator: policy.minimumPerAnnotator, drawnBy: plan.isWhole ? [] : drawing, by: by, key: key)
  }
}
