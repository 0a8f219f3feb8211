package import Dataset
import Diagnostics
import Statistics

extension AttemptResult {
  /// What came of an attempt, in lines, with the bound that it proves.
  package func words(by plan: AttemptPlan) -> String {
    let verb = outcome == .passed ? "passed" : "failed"
    let found =
      "\(found) of \(sample.count) \(plan.isWhole ? "items" : "sampled items") defective, \(plan.accept) allowed"
    var lines = ["\(batch), attempt \(attempt): \(verb), \(found)"]
    if !added.isEmpty {
      lines.append("On top, outside the bound: \(defective.count - self.found) of \(added.count) defective")
    }
    if !defective.isEmpty { lines.append("Defective: \(defective.joined(separator: ", ").shown(limit: 2000))") }
    lines.append(bound(by: plan))
    return lines.map { "\($0)\n" }.joined()
  }

  /// The exact hypergeometric bound, with the risk that the attempt may take.
  private func bound(by plan: AttemptPlan) -> String {
    if plan.isWhole {
      return "Every item was audited: \(Percent.of(found, plan.items)) are defective, which is no estimate"
    }
    guard let risk = Share(plan.beta)?.spent(onAttempt: attempt),
      let most = Hypergeometric.upperBound(lot: plan.items, sample: sample.count, found: found, risk: risk)
    else { return "" }
    let share = "\(most) of \(plan.items) items (\(Percent.of(most, plan.items)))"
    return "At most \(share) are defective, with a confidence of \(Percent.of(1 - risk.value))"
  }
}
