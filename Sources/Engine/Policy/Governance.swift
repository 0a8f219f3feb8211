import Dataset

/// Finds the policy in force for one commit after the other; each policy is read once, however many commits it governs.
struct Governance {
  private let inspector: Inspector
  /// Opens further trees of the same repository.
  let snapshot: any Snapshot
  /// Those that were read so far.
  private(set) var policies: Policies

  /// Policies by the contents that make them, which are the manifest and the people file that it names.
  struct Policies: Sendable {
    /// By the ids of their files; nil for one that cannot be used.
    fileprivate var manifests: [String: Manifest?] = [:]
    fileprivate var inForce: [Files: Policy] = [:]

    init() {}
  }

  /// The contents that make a policy, by their ids.
  fileprivate struct Files: Hashable, Sendable {
    let manifest: String
    let people: String?
  }

  /// - Parameter policies: those that are known already.
  init(inspector: Inspector, snapshot: any Snapshot, _ policies: Policies = Policies()) {
    self.inspector = inspector
    self.snapshot = snapshot
    self.policies = policies
  }

  /// The policy of a tree; nil where it has no manifest that can be used.
  mutating func policy(of source: any SnapshotSource) throws(Unreadable) -> Policy? {
    let tree = try snapshot.opening(source)
    guard let entry = try tree.entry(at: Layout.manifestPath), entry.isFile, let id = entry.id else { return nil }
    guard let manifest = try manifest(id, in: tree) else { return nil }
    let files = Files(manifest: id, people: try tree.entry(at: manifest.peoplePath)?.id)
    if let known = policies.inForce[files] { return known }
    let people = try inspector.people(of: manifest, in: tree)
    let policy = Policy(manifest, people: people, reading: inspector.keys)
    policies.inForce[files] = policy
    return policy
  }

  private mutating func manifest(_ id: String, in tree: any Snapshot) throws(Unreadable) -> Manifest? {
    if let known = policies.manifests[id] { return known }
    let manifest = try inspector.manifest(in: tree)
    policies.manifests[id] = .some(manifest)
    return manifest
  }

  /// The policy of a tree with the files that it held for; nil where it has no manifest that can be used.
  mutating func base(_ source: any SnapshotSource) throws(Unreadable) -> DatasetState? {
    guard let policy = try policy(of: source) else { return nil }
    return DatasetState(try snapshot.opening(source), policy)
  }
}
