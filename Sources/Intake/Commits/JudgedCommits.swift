import Dataset
import Engine
import Git

/// The commits that a push is judged on for its refs that are not protected, so that many refs to one history cost no
/// more than the history and what each of them has at its end.
struct JudgedCommits {
  /// By what a commit is judged on such a ref: the state whose policy is in force, and the manifest that says what the
  /// paths mean.
  struct Law: Hashable {
    let base: ObjectID?
    let manifest: String?

    init(base: ObjectID?, tree: ObjectID, _ repository: Repository) throws(Unreadable) {
      self.base = base
      manifest = try TreeSnapshot(repository: repository, root: tree).entry(at: Layout.manifestPath)?.id
    }
  }

  var known = KnownCommits()
  private var byLaw: [Law: Set<ObjectID>] = [:]
  private var any: Set<ObjectID> = []

  /// Whether there is nothing that another ref could share.
  var isEmpty: Bool { any.isEmpty }

  /// How many commits are judged once more.
  func count(again commits: [ObjectID]) -> Int { commits.count { any.contains($0) } }

  /// What was read of them, which is handed on and not copied.
  mutating func takeKnown() -> KnownCommits {
    defer { known = KnownCommits() }
    return known
  }

  /// Notes commits that the push is judged on.
  mutating func add(_ commits: [ObjectID], by law: Law) {
    byLaw[law, default: []].formUnion(commits)
    any.formUnion(commits)
  }

  /// The commits that are still to be judged, the tip always: its state is judged together with it.
  ///
  /// What is left out lies behind all that is left, so that what becomes of a name that a commit brings is found where
  /// the commit is judged. Where it does not, nothing is left out.
  ///
  /// - Parameter new: the commits that lead to the tip, parents before children.
  func remaining(
    _ new: [ObjectID], tip: ObjectID, by law: Law, _ commits: CommitIntake
  ) throws(Unreadable) -> [ObjectID] {
    guard let judged = byLaw[law] else { return new }
    let open = new.filter { $0 != tip && !judged.contains($0) }
    let left = Set(open)
    var line = tip
    for _ in open {
      let parents = try commits.parents(of: line)
      guard parents.count == 1, left.contains(parents[0]) else { return new }
      line = parents[0]
    }
    return new.filter { $0 == tip || left.contains($0) }
  }
}
