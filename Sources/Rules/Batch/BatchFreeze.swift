import Dataset
import Diagnostics
import Engine

/// A batch is frozen with the plan that follows from what it holds, what was committed to, and the policy in force.
///
/// Frozen are batches that are delivered, of streams that say how they are audited, with no item that waits for another
/// major of the rubric.
///
/// Why: who could write another root, another number of items or of defects could let any batch pass.
///
/// Fix: take the commit back, and let `git dataset batch freeze` compute the plan.
struct BatchFreeze: StatementRule {
  static let id: RuleID = "batch/freeze"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches where batch.does(.freeze) {
      guard let message = fault(of: batch, commit) else { continue }
      let plan = batch.files.first {
        if case .attempt(_, .plan) = $0.place { true } else { false }
      }
      findings.add(message, to: commit, at: plan?.path ?? batch.manifestPath)
    }
  }

  private func fault(of batch: BatchChange, _ commit: JudgedCommit) -> CommitFault? {
    guard let evidence = batch.evidence, let before = evidence.before, let census = evidence.census else {
      return .notThere(batch.name)
    }
    if before.batch.kind != .delivery { return .kind(before.batch) }
    if let old = before.batch.movedFrom { return .moving(batch.name, old) }
    if let path = census.unreadable.first { return .unreadable(path) }
    guard evidence.rubric != nil else { return .obstacle(.noRubric, batch.name) }
    let next = (before.last?.number ?? 0) + 1
    // Without any plan it is the state that is wrong.
    guard let added = batch.plan else { return nil }
    guard added == next else { return .number(added, next, of: batch.name) }
    // One that cannot be read is a finding of its own.
    guard let plan = evidence.after?.last?.plan, let signer = commit.signer
    else { return nil }
    do throws(AttemptPlan.Obstacle) {
      let computed = try AttemptPlan.computed(
        from: before, census, resembling: batch.resembled, attempt: next, dataset: commit.authority.manifest.id,
        isWhole: plan.isWhole,
        by: signer.person.id,
        key: signer.key)
      guard let claim = plan.value.firstFalseClaim(against: computed.value) else { return nil }
      return .claim(claim, batch.name)
    } catch {
      return .obstacle(error, batch.name)
    }
  }
}

extension BatchChange {
  /// The attempt whose plan the commit adds; nil where it adds none.
  fileprivate var plan: Int? {
    for case .attempt(let number, .plan) in files.filter(\.isAdded).map(\.place) { return number }
    return nil
  }
}

extension CommitFault {
  fileprivate static func notThere(_ batch: BatchName) -> CommitFault {
    CommitFault(
      "the commit freezes \(batch), which was not there before", mend: "\(.repeating(.open, batch))")
  }

  fileprivate static func kind(_ batch: Batch) -> CommitFault {
    CommitFault(
      "the commit freezes \(batch.name), which is of kind `\(batch.kind.rawValue)` and never delivered",
      mend: "\(.undo); freeze batches of kind `delivery`")
  }

  fileprivate static func moving(_ batch: BatchName, _ old: Version) -> CommitFault {
    CommitFault(
      "the commit freezes \(batch), in which items may still wait for a second look since rubric \(old)",
      mend: "\(.undo), let their authors look, and take `moved_from` out of batch.yaml")
  }

  fileprivate static func unreadable(_ path: String) -> CommitFault {
    CommitFault(
      "the commit freezes a batch with \(path.shown(limit: 200)), which cannot be read as an item",
      mend: "\(.undo), and mend it: git dataset check")
  }

  fileprivate static func number(_ claimed: Int, _ next: Int, of batch: BatchName) -> CommitFault {
    CommitFault(
      "the plan is of attempt \(claimed), and the next attempt of \(batch) is \(next)",
      mend: "\(.repeating(.freeze, batch))")
  }

  fileprivate static func claim(
    _ claim: (key: String, claimed: String, computed: String), _ batch: BatchName
  ) -> CommitFault {
    CommitFault(
      "the plan says `\(claim.key): \(claim.claimed.shown(limit: 80))`, and it is "
        + "\(claim.computed.shown(limit: 80))",
      mend: "\(.repeating(.freeze, batch))")
  }

  fileprivate static func obstacle(
    _ obstacle: AttemptPlan.Obstacle, _ batch: BatchName
  ) -> CommitFault {
    return switch obstacle {
    case .noPolicy:
      CommitFault(
        "the commit freezes \(batch), and the manifest does not say how batches of `\(batch.stream)` are audited",
        mend: "\(.undo), and ask an owner to add `gold: {ltpd: …, beta: …, accept: …}` to the stream")
    case .noRubric:
      CommitFault(
        "the commit freezes \(batch), which pins no rubric that can be read",
        mend: "\(.undo), and pin one that the stream has")
    case .empty:
      CommitFault("the commit freezes \(batch), which holds no item", mend: "\(.undo), and add items first")
    }
  }
}
