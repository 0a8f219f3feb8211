import Dataset

/// Finds the policy in force for one commit after the other; each policy is read once, however many commits it governs.
struct Governance {
  private let judge: Judge
  /// Opens further trees of the same repository.
  private let snapshot: any Snapshot
  /// Those that were read so far.
  private(set) var policies: Policies

  /// Policies by the contents that make them.
  typealias Policies = [Files: PolicyInForce?]

  /// The contents that make a policy, by their ids.
  struct Files: Hashable, Sendable {
    fileprivate let manifest: String
    fileprivate let people: String?
  }

  /// - Parameter policies: those that are known already.
  init(judge: Judge, snapshot: any Snapshot, _ policies: Policies = [:]) {
    self.judge = judge
    self.snapshot = snapshot
    self.policies = policies
  }

  /// The policy of a tree; nil where it has no manifest that can be used.
  mutating func policy(of source: any SnapshotSource) throws(Unreadable) -> PolicyInForce? {
    let tree = try snapshot.opening(source)
    guard let entry = try tree.entry(at: Layout.manifestPath), entry.isFile, let id = entry.id else { return nil }
    // The people file lies where the manifest says, which is seldom anywhere else.
    let usual = try tree.entry(at: Manifest.usualPeoplePath)
    let files = Files(manifest: id, people: usual?.id)
    if let policy = policies[files], policy == nil || policy?.manifest.peoplePath == Manifest.usualPeoplePath {
      return policy
    }
    let policy = try read(tree)
    policies[files] = .some(policy)
    return policy
  }

  /// The policy of a tree with the files that it held for; nil where it has no manifest that can be used.
  mutating func base(_ source: any SnapshotSource) throws(Unreadable) -> BasePolicy? {
    guard let policy = try policy(of: source) else { return nil }
    return BasePolicy(snapshot: try snapshot.opening(source), manifest: policy.manifest, people: policy.people)
  }

  private func read(_ tree: any Snapshot) throws(Unreadable) -> PolicyInForce? {
    guard let manifest = try judge.manifest(in: tree) else { return nil }
    return PolicyInForce(manifest: manifest, people: try judge.people(of: manifest, in: tree), keys: judge.keys)
  }
}
