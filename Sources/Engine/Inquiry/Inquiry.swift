package import Checks

/// What an occasion asks to be judged.
package struct Inquiry: Sendable {
  /// Which part of the snapshot is judged.
  package enum Scope: Sendable {
    /// Every file.
    case everything
    /// What changed, and whatever depends on it.
    case changes([PathChange])
  }

  /// The state that is judged; nil where a ref is deleted and nothing is left to look at.
  package var source: (any SnapshotSource)?
  /// The state before, against which nothing published may change; nil where there is none.
  package var base: (any SnapshotSource)?
  package var scope: Scope
  /// The new commits, oldest first; none where only a state is judged.
  package var commits: [CommitChange]
  /// The moves of refs that a push asks for.
  package var updates: [RefUpdate]
  /// Whom the server trusts for the first push; nil where that is not asked.
  package var trust: Trust?
  /// What the server has seen said against items; nil where no server is asked.
  package var kept: (any KeptVerdicts)?
  /// The other protected refs of a server, where a push may freeze a batch; none elsewhere.
  package var siblings: [SiblingRef] = []
  /// What makes the program look.
  package var occasion: Occasion
  /// Whether items of batches that are judged by their roots are asked about all the same, though whatever is found
  /// only warns.
  package var asksAgain = false
  /// Opens, for one worker, the clones that may stand in for what items do not list of their sources; nil where the
  /// verdict must be everybody's.
  package var openSources: (@Sendable () -> any SourceTrees)?
  /// Remembers what checks of batches took of items; nil where the verdict must be everybody's.
  package var samples: (any SampleMemory)?

  package init(
    source: (any SnapshotSource)?, base: (any SnapshotSource)? = nil, scope: Scope, commits: [CommitChange] = [],
    updates: [RefUpdate] = [], trust: Trust? = nil, occasion: Occasion = .check
  ) {
    self.source = source
    self.base = base
    self.scope = scope
    self.commits = commits
    self.updates = updates
    self.trust = trust
    self.occasion = occasion
  }
}

extension Inquiry {
  /// Whether a state is looked at by itself, and all of it.
  var isOfWholeState: Bool {
    if case .everything = scope { occasion == .check } else { false }
  }
}

/// Whom, or what, is trusted before any commit was seen.
package struct Trust: Sendable {
  /// SHA-256 fingerprints of the owners' keys that a server was set up with; nil where nobody named any.
  package let fingerprints: Set<String>?
  /// The id of the commit with which the history must begin; nil where nobody named one.
  package let root: String?
  /// How many distinct owners must have signed the first commit.
  package let threshold: Int
  /// The fingerprint of an OpenSSH public key line; nil where the line is no key that may be used.
  package let fingerprint: @Sendable (String) -> String?

  package init(
    fingerprints: Set<String>? = nil, root: String? = nil, threshold: Int = 1,
    fingerprint: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.fingerprints = fingerprints
    self.root = root
    self.threshold = threshold
    self.fingerprint = fingerprint
  }
}
