import Dataset
import Diagnostics

extension Judge {
  /// Looks at the policy itself: at the people that the judged state brings, whose rights do not count yet.
  ///
  /// Where it is asked who did what, every change of policy is compared with the state just before it, so that no push
  /// and no history hides one change behind another.
  func inspectPolicy(
    of inquiry: Inquiry, _ scope: Scope, _ streams: [StreamState], _ snapshot: any Snapshot, _ policy: Policy,
    _ people: People, _ governance: inout Governance, _ findings: inout Findings
  ) throws(Unreadable) {
    var steps = try PolicySteps(inquiry, snapshot, &governance)
    let last = steps.popLast()
    for step in steps.all { try inspect(step, policy, inquiry.trust, &findings) }
    guard scope.touchesPolicy else { return }
    var (base, changes) = (last?.base, last?.changes)
    if steps.isEmpty {
      base = try inquiry.base.flatMap { (source) throws(Unreadable) in try governance.base(source) }
      changes = if case .changes(let listed) = inquiry.scope { listed } else { nil }
    }
    let context = PolicyContext(
      manifest: policy.manifest, people: people, streams: streams, snapshot: snapshot, base: base, changes: changes,
      trust: inquiry.trust, keys: keys)
    for rule in rules.policy {
      try findings.hear(rule, as: policy.severities.severity(of: rule)) { (findings) throws(Unreadable) in
        try rule.inspect(context, &findings)
      }
    }
  }

  /// Asks the rules of safety about a change of policy that a later one follows: what it breaks otherwise may still be
  /// mended.
  private func inspect(
    _ step: PolicySteps.Step, _ policy: Policy, _ trust: Trust?, _ findings: inout Findings
  ) throws(Unreadable) {
    guard let manifest = try manifest(in: step.tree) else { return }
    let context = PolicyContext(
      manifest: manifest, people: try people(of: manifest, in: step.tree), streams: [], snapshot: step.tree,
      base: step.base, changes: step.changes, trust: trust, keys: keys)
    var own = Findings()
    for rule in rules.policy where type(of: rule).isSafety {
      try own.hear(rule, as: type(of: rule).severity) { (findings) throws(Unreadable) in
        try rule.inspect(context, &findings)
      }
    }
    findings.append(own.all.map { $0.in(commit: step.commit) })
  }
}

/// The changes of policy that new commits make one after the other, each with the state before it.
struct PolicySteps {
  struct Step {
    let commit: String
    let tree: any Snapshot
    /// The policy before; nil for the first commit of all.
    let base: BasePolicy?
    let changes: [PathChange]
  }

  private(set) var all: [Step] = []

  /// None where it is not asked who did what.
  init(_ inquiry: Inquiry, _ snapshot: any Snapshot, _ governance: inout Governance) throws(Unreadable) {
    guard inquiry.asksWho else { return }
    for commit in inquiry.commits {
      guard let source = commit.source else { continue }
      guard let layout = try governance.policy(of: commit.governing ?? source)?.layout else { continue }
      guard commit.changes.contains(where: { layout.place(of: $0.path).isPolicy }) else { continue }
      let base = try commit.governing.flatMap { (source) throws(Unreadable) in try governance.base(source) }
      let tree = try snapshot.opening(source)
      all.append(Step(commit: commit.id, tree: tree, base: base, changes: commit.changes))
    }
  }

  var isEmpty: Bool { all.isEmpty }

  mutating func popLast() -> Step? { all.popLast() }
}
