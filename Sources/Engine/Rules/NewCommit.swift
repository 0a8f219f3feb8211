package import Dataset

/// A commit as it is written, or about to be: what a ``CommitRule`` looks at, whoever asks.
package struct NewCommit {
  package let change: CommitChange
  /// What its paths mean: by the manifest before it, or, for the first commit, by its own.
  package let layout: Layout
  /// Its own tree; nil while it is only about to be made.
  package let tree: (any Snapshot)?
  /// Whether it is asked who did what: the commit belongs to a protected ref.
  package let isJudged: Bool
  /// Whether it is the newest, so that it can be amended.
  package let isTip: Bool
  /// Whom the server trusts for the first commit; nil where that is not asked.
  package let trust: Trust?
  /// The rubric versions that the batches concerned pin.
  package let pins: [BatchName: Pin]

  /// The paths that it changes.
  package var changes: [PathChange] { change.changes }

  /// What is known of a commit about which nothing is known but what breaks its format.
  static func unread(_ change: CommitChange) -> NewCommit {
    NewCommit(
      change: change, layout: Layout(people: "", open: [], streams: []), tree: nil, isJudged: false, isTip: false,
      trust: nil, pins: [:])
  }
}
