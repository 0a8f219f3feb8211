/// Leaves out of a plan what a disagreement does not need.
struct Shrinking {
  let cast: Cast
  let judging: Judging

  /// The shortest plan that was found with the same disagreement at its end.
  func shortest(_ plan: Plan, _ found: Disagreement) async throws -> (plan: Plan, found: Disagreement) {
    var best = (plan: plan, found: found)
    var isShorter = true
    while isShorter {
      isShorter = false
      for number in best.plan.pushes.indices.reversed() where number < best.plan.pushes.count {
        var candidate = best.plan
        candidate.pushes.remove(at: number)
        if let same = try await disagreement(of: candidate, like: found) {
          best = (candidate, same)
          isShorter = true
          continue
        }
        for step in best.plan.pushes[number].steps.indices.reversed() {
          candidate = best.plan
          candidate.pushes[number].steps.remove(at: step)
          guard let same = try await disagreement(of: candidate, like: found) else { continue }
          best = (candidate, same)
          isShorter = true
        }
      }
    }
    return best
  }

  private func disagreement(of plan: Plan, like found: Disagreement) async throws -> Disagreement? {
    guard !plan.pushes.isEmpty else { return nil }
    let again = try await History.replay(plan, cast, judging)
    return again?.signature == found.signature ? again : nil
  }
}
