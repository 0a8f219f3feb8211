import Dataset
import Diagnostics
import Engine

/// A batch that is frozen, failed or signed off holds what its last plan fixed, to the byte.
///
/// It is judged by this alone: no later schema, policy or rule touches its items.
///
/// Why: the sample was drawn from what was frozen, and the sign-off speaks of it.
///
/// Fix: bring `items/` back as it was; or let the calibrator reopen the batch: `git dataset batch reopen`.
struct BatchRootRule: FrozenBatchRule {
  static let id: RuleID = "batch/root"
  static let isFixed = true

  func inspect(_ batch: FrozenBatch, _ findings: inout Findings) {
    let path = batch.folder.manifest
    guard let plan = batch.plan else { return findings.add(.unplanned(batch.batch), to: path) }
    switch batch.holding {
    case .tree(plan.tree), .root(plan.root): return
    case .tree, .root, .nothing: findings.add(.other(batch, plan), to: batch.folder.items)
    }
  }
}

extension Finding.Message {
  fileprivate static func unplanned(_ batch: Batch) -> Finding.Message {
    Finding.Message(
      "the batch is \(batch.state.words), and has no plan that says what it holds",
      help: "write `state: open`; git dataset batch freeze \(batch.name) freezes it")
  }

  fileprivate static func other(_ batch: FrozenBatch, _ plan: AttemptPlan) -> Finding.Message {
    Finding.Message(
      "the batch is \(batch.batch.state.words), and its items are not those that attempt \(plan.attempt) froze",
      help: batch.batch.state == .signedOff
        ? "bring them back: git restore --staged --worktree \(batch.folder.items)"
        : "bring them back: git restore --staged --worktree \(batch.folder.items); or ask the calibrator: "
          + "git dataset batch reopen \(batch.batch.name)")
  }
}
