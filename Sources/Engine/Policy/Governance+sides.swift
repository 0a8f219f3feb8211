import Dataset
import Documents

extension Governance {
  /// Commits with what they change as far as it counts, where it is asked who made each of them.
  ///
  /// Policy is what the ref's own line makes of it, and nothing else:
  ///
  /// * What a commit on a side says about policy decides nothing, wherever the side came from. No rule of entitlement
  ///   hears of it; that its files may lie in the history at all is asked all the same (``CommitChange/sidePolicy``).
  /// * A merge on the line has its first parent's policy, byte for byte. Whatever it has otherwise is its own change,
  ///   be it what the side has, or what git makes of both; what the side alone has is no change.
  ///
  /// What is policy is said by the policy that judges the commit: on the line that of the first parent.
  mutating func settled(_ commits: [CommitChange]) throws(Unreadable) -> [CommitChange] {
    var commits = commits
    for (index, commit) in commits.enumerated() where !commit.isOnChain || commit.parents.count > 1 {
      guard !commit.id.isEmpty, let before = commit.governing, let source = commit.source,
        let layout = try policy(of: before)?.layout
      else { continue }
      let ofPolicy = commit.changes.filter { layout.place(of: $0.path).isPolicy }
      if !ofPolicy.isEmpty { commits[index].changes.removeAll { layout.place(of: $0.path).isPolicy } }
      guard commit.isOnChain else {
        commits[index].sidePolicy = ofPolicy
        continue
      }
      let moved = try PolicyDifference(
        layout, from: try snapshot.opening(before), to: try snapshot.opening(source)
      ).changes()
      guard !moved.isEmpty else { continue }
      commits[index].changes = (commits[index].changes + moved).sorted {
        $0.path.precedes($1.path)
      }
    }
    return commits
  }
}
