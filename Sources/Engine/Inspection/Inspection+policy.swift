import Dataset
import Diagnostics

extension Inspection {
  /// Looks at the policy itself: at each change of it that new commits make, and at what the judged state comes to.
  ///
  /// Where it is asked who did what, every change of policy is compared with the state just before it, wherever it
  /// stands, so that no push and no history hides one change behind another. The people that the judged state brings
  /// are looked at here, though their rights do not count yet.
  mutating func inspectPolicy(_ concern: Concern) throws(Unreadable) {
    let steps = occasion.asksWho ? try PolicySteps(commits, snapshot, &governance) : .none
    for step in steps.all { try inspect(step, isNewest: step.commit == steps.all.last?.commit) }
    guard concern.scope.touchesPolicy || !steps.all.isEmpty else { return }
    let base = try inquiry.base.flatMap { (source) throws(Unreadable) in try governance.base(source) }
    var changes: [PathChange]?
    if case .changes(let listed) = inquiry.scope { changes = listed }
    for rule in inspector.rules.policy where !occasion.asksWho || !(rule is any StepRule) {
      let severity = policy.severities.severity(of: rule)
      // What blocks must not depend on how much came at once.
      let asksAll = severity == .error && occasion.asksWho
      let context = PolicyContext(
        manifest: policy.manifest, people: own.people, streams: concern.streams, snapshot: snapshot, base: base,
        changes: asksAll ? nil : changes, trust: inquiry.trust, keys: inspector.keys)
      try findings.hear(rule, as: severity) { (findings) throws(Unreadable) in try rule.inspect(context, &findings) }
    }
  }

  /// Asks about one change of policy what is asked of each: the rules that compare it with the state before, weighed by
  /// the policy of that, and, where a later change follows, the rules of safety. What is wrong otherwise may still be
  /// mended.
  private mutating func inspect(_ step: PolicySteps.Step, isNewest: Bool) throws(Unreadable) {
    guard let manifest = try inspector.manifest(in: step.tree) else { return }
    let context = PolicyContext(
      manifest: manifest, people: try inspector.people(of: manifest, in: step.tree), streams: [], snapshot: step.tree,
      base: step.base, changes: step.changes, trust: inquiry.trust, keys: inspector.keys)
    let severities = Severities(step.base?.manifest ?? manifest)
    var own = Findings()
    for rule in inspector.rules.policy where rule is any StepRule || !isNewest && type(of: rule).isSafety {
      try own.hear(rule, as: severities.severity(of: rule)) { (findings) throws(Unreadable) in
        try rule.inspect(context, &findings)
      }
    }
    let isLast = step.commit == commits.last?.id
    findings.append(isLast ? own.all : own.all.map { $0.in(commit: step.commit) })
  }
}

/// The changes of policy that new commits make one after the other on the ref's own line, each with the state before
/// it. What a side says of policy decides nothing.
struct PolicySteps {
  struct Step {
    let commit: String
    let tree: any Snapshot
    /// The policy before; nil for the first commit of all.
    let base: DatasetState?
    let changes: [PathChange]
  }

  private(set) var all: [Step] = []

  /// No change of policy.
  static var none: PolicySteps { PolicySteps() }

  private init() {}

  init(_ commits: [CommitChange], _ snapshot: any Snapshot, _ governance: inout Governance) throws(Unreadable) {
    for commit in commits where commit.isOnChain {
      guard let source = commit.source else { continue }
      guard let layout = try governance.policy(of: commit.governing ?? source)?.layout else { continue }
      guard commit.changes.contains(where: { layout.place(of: $0.path).isPolicy }) else { continue }
      let base = try commit.governing.flatMap { (source) throws(Unreadable) in try governance.base(source) }
      let tree = try snapshot.opening(source)
      all.append(Step(commit: commit.id, tree: tree, base: base, changes: commit.changes))
    }
  }
}
