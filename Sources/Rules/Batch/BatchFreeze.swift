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
struct BatchFreeze: CommitRule {
  static let id: RuleID = "batch/freeze"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for batch in context.batches where batch.does(.freeze) {
      guard let message = fault(of: batch, commit, context) else { continue }
      let plan = batch.files.first {
        if case .attempt(_, .plan) = $0.place { true } else { false }
      }
      findings.add(message, at: commit.location(of: plan?.path ?? batch.manifestPath))
    }
  }

  private func fault(of batch: BatchChange, _ commit: CommitChange, _ context: CommitContext) -> Finding.Message? {
    guard let evidence = batch.evidence, let before = evidence.before, let census = evidence.census else {
      return .notThere(batch.name, commit, context)
    }
    if before.batch.kind != .delivery { return .kind(before.batch, commit, context) }
    if let old = before.batch.movedFrom { return .moving(batch.name, old, commit, context) }
    if let path = census.unreadable.first { return .unreadable(path, commit, context) }
    guard evidence.rubric != nil else { return .obstacle(.noRubric, batch.name, commit, context) }
    let next = (before.last?.number ?? 0) + 1
    // Without any plan it is the state that is wrong.
    guard let added = batch.plan else { return nil }
    guard added == next else { return .number(added, next, batch.name, commit, context) }
    // One that cannot be read is a finding of its own.
    guard let plan = evidence.after?.last?.plan, let signer = context.signer,
      let dataset = context.authority?.manifest.id
    else { return nil }
    do throws(AttemptPlan.Obstacle) {
      let computed = try AttemptPlan.computed(
        from: before, census, attempt: next, dataset: dataset, isWhole: plan.isWhole, by: signer.person.id,
        key: signer.key)
      guard let claim = plan.value.firstFalseClaim(against: computed.value) else { return nil }
      return .claim(claim, batch.name, commit, context)
    } catch {
      return .obstacle(error, batch.name, commit, context)
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

extension Finding.Message {
  fileprivate static func notThere(
    _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the commit freezes \(batch), which was not there before", help: context.repeating(commit, .open, batch))
  }

  fileprivate static func kind(
    _ batch: Batch, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the commit freezes \(batch.name), which is of kind `\(batch.kind.rawValue)` and never delivered",
      help: "\(context.undoing(commit)); freeze batches of kind `delivery`")
  }

  fileprivate static func moving(
    _ batch: BatchName, _ old: Version, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the commit freezes \(batch), in which items may still wait for a second look since rubric \(old)",
      help: "\(context.undoing(commit)), let their authors look, and take `moved_from` out of batch.yaml")
  }

  fileprivate static func unreadable(
    _ path: String, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the commit freezes a batch with \(path.shown(limit: 200)), which cannot be read as an item",
      help: "\(context.undoing(commit)), and mend it: git dataset check")
  }

  fileprivate static func number(
    _ claimed: Int, _ next: Int, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the plan is of attempt \(claimed), and the next attempt of \(batch) is \(next)",
      help: context.repeating(commit, .freeze, batch))
  }

  fileprivate static func claim(
    _ claim: (key: String, claimed: String, computed: String), _ batch: BatchName, _ commit: CommitChange,
    _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the plan says `\(claim.key): \(claim.claimed.shown(limit: 80))`, and it is "
        + "\(claim.computed.shown(limit: 80))",
      help: context.repeating(commit, .freeze, batch))
  }

  fileprivate static func obstacle(
    _ obstacle: AttemptPlan.Obstacle, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let undoing = context.undoing(commit)
    return switch obstacle {
    case .noPolicy:
      Finding.Message(
        "the commit freezes \(batch), and the manifest does not say how batches of `\(batch.stream)` are audited",
        help: "\(undoing), and ask an owner to add `gold: {ltpd: …, beta: …, accept: …}` to the stream")
    case .noRubric:
      Finding.Message(
        "the commit freezes \(batch), which pins no rubric that can be read",
        help: "\(undoing), and pin one that the stream has")
    case .empty:
      Finding.Message("the commit freezes \(batch), which holds no item", help: "\(undoing), and add items first")
    }
  }
}
