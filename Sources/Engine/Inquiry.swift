/// What an occasion asks to be judged.
package struct Inquiry: Sendable {
  /// Which part of the snapshot is judged.
  package enum Scope: Sendable {
    /// Every file.
    case everything
    /// What changed, and whatever depends on it.
    case changes([PathChange])
  }

  /// The state that is judged.
  package var source: any SnapshotSource
  /// The state before, against which nothing published may change; nil where there is none.
  package var base: (any SnapshotSource)?
  package var scope: Scope
  /// The new commits, oldest first; none where only a state is judged.
  package var commits: [CommitChange]
  /// The moves of refs that a push asks for.
  package var updates: [RefUpdate]
  /// SHA-256 fingerprints of the owners' keys that the server trusts for the first push; nil where that is not asked.
  package var rootFingerprints: Set<String>?

  package init(
    source: any SnapshotSource, base: (any SnapshotSource)? = nil, scope: Scope, commits: [CommitChange] = [],
    updates: [RefUpdate] = [], rootFingerprints: Set<String>? = nil
  ) {
    self.source = source
    self.base = base
    self.scope = scope
    self.commits = commits
    self.updates = updates
    self.rootFingerprints = rootFingerprints
  }
}
