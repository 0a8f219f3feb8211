package import Dataset
import Diagnostics
package import Statistics

/// Both ends of a plan's operating characteristic: what a good batch and a bad one have to expect of it.
package struct Characteristic {
  /// How many defective items a good batch has: about one in a hundred.
  package let good: Int
  /// The least number of defective items that is above the tolerance.
  package let bad: Int
  private let plan: AttemptPlan
  private let sampling: SamplingPlan

  package init(of plan: AttemptPlan) {
    self.plan = plan
    good = max(1, plan.items / 100 + (plan.items % 100 + 50) / 100)
    sampling = SamplingPlan(
      lot: plan.items, tolerance: Share(plan.ltpd) ?? .none, sample: plan.sample, accept: plan.accept)
    bad = min(plan.items, sampling.leastIntolerable)
  }

  /// The probability that a batch with so many defective items is accepted.
  package func acceptance(defective: Int) -> Double { sampling.acceptance(defective: defective) }

  /// In lines, each with its end.
  package var text: String {
    if plan.isWhole {
      return "Every item is audited, so that nothing is drawn: at most \(plan.accept) may be defective.\n"
    }
    let of = "of \(plan.items) items"
    let bound = "beta/2^\(plan.attempt) with beta \(plan.beta)"
    return """
      A good batch, with \(good) \(of) defective (\(Percent.of(good, plan.items))), is accepted with a probability of \
      \(Percent.of(acceptance(defective: good))).
      A bad batch, with \(bad) \(of) defective (\(Percent.of(bad, plan.items)), just above the LTPD of \(plan.ltpd)), \
      with one of \(Percent.of(acceptance(defective: bad))): at most \(bound).

      """
  }
}

extension AttemptPlan {
  /// What is audited, in one line.
  package var summary: String {
    let annotators = minimumPerAnnotator > 0 ? ", of each annotator \(minimumPerAnnotator) at least" : ""
    let gone = withdrawn.isEmpty ? "" : ", \(withdrawn.count) of them withdrawn, each a defect"
    return isWhole
      ? "Attempt \(attempt) audits all \(items) items\(gone), of which \(accept) may be defective"
      : "Attempt \(attempt) audits \(sample) of \(items) items\(gone), of which \(accept) may be defective\(annotators)"
  }
}

/// Shares as people read them.
package enum Percent {
  /// The share that so many are of a total; nothing of nothing is nothing.
  package static func of(_ count: Int, _ total: Int) -> String { of(total == 0 ? 0 : Double(count) / Double(total)) }

  /// With one digit behind the point; a share that is neither nothing nor all is never shown as such.
  package static func of(_ share: Double) -> String {
    // Nothing is a million times as much as the whole of it, except in a file that was written by hand.
    let tenths = Int((max(-1e6, min(1e6, share)) * 1000).rounded())
    if tenths == 0, share > 0 { return "less than 0.1 %" }
    if tenths == 1000, share < 1 { return "more than 99.9 %" }
    return "\(tenths / 10)\(tenths % 10 == 0 ? "" : ".\(tenths % 10)") %"
  }

  /// From the lower end of an interval to the upper one.
  package static func of(_ interval: Interval) -> String {
    guard let low = interval.low, let high = interval.high else { return "nothing to go by" }
    return "\(of(low)) to \(of(high))"
  }
}

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
    guard let risk = Share(plan.beta)?.spent(onAttempt: attempt + plan.spent),
      let most = Hypergeometric.upperBound(lot: plan.items, sample: sample.count, found: found, risk: risk)
    else { return "" }
    let share = "\(most) of \(plan.items) items (\(Percent.of(most, plan.items)))"
    return "At most \(share) are defective, with a confidence of \(Percent.of(1 - risk.value))"
  }
}
