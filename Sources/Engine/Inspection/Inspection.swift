import Dataset
import Diagnostics

/// One look at a state and at the commits that lead to it, stage by stage, each of which adds what it finds.
struct Inspection {
  let inspector: Inspector
  let inquiry: Inquiry
  let source: any SnapshotSource
  /// The state that is looked at.
  let snapshot: any Snapshot
  /// The policy as the state has it.
  let own: Policy
  /// The policy by which everything is weighed.
  let policy: Policy
  var governance: Governance
  /// The new commits, oldest first, with what they change as far as it counts.
  let commits: [CommitChange]
  var findings: Findings

  var occasion: Occasion { inquiry.occasion }

  /// - Parameters:
  ///   - own: the policy as the state has it.
  ///   - findings: what was found so far.
  init(
    of inquiry: Inquiry, at source: any SnapshotSource, _ snapshot: any Snapshot, having own: Policy,
    _ findings: Findings, by inspector: Inspector
  ) throws(Unreadable) {
    self.inspector = inspector
    self.inquiry = inquiry
    self.source = source
    self.snapshot = snapshot
    self.own = own
    self.findings = findings
    var governance = Governance(inspector: inspector, snapshot: snapshot)
    policy = try Self.inForce(own, for: inquiry, &governance)
    commits = inquiry.occasion.asksWho ? try governance.settled(inquiry.commits) : inquiry.commits
    self.governance = governance
  }

  /// The policy that holds for an inquiry: where it is judged by the state before, roles and severities are those of
  /// the newest commit's parent, whose own rights were judged by its parent, and so on back to the state before.
  private static func inForce(
    _ own: Policy, for inquiry: Inquiry, _ governance: inout Governance
  ) throws(Unreadable) -> Policy {
    let source = inquiry.occasion.asksWho ? inquiry.commits.last?.governing ?? inquiry.base : inquiry.base
    guard inquiry.occasion.isJudgedByBase, let source, let before = try governance.policy(of: source) else {
      return own
    }
    return own.withRights(of: before)
  }
}
