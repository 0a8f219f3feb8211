package import Dataset

/// A commit to a protected ref, with the states before and after it, who signed it, and what it does to items, records
/// and batches: what a ``StatementRule`` looks at.
package struct JudgedCommit {
  package let new: NewCommit
  /// The policy of the state before, which judges the commit; nil for the first.
  package let inForce: Policy?
  /// The policy by which the commit is judged: the one in force, or, for the first commit, its own.
  package let authority: Policy
  /// The state that the commit leaves behind, by the policy that judges it.
  package let after: DatasetState
  /// The state whose batches and records judge the commit; nil for the first.
  package let before: DatasetState?
  /// Who signed, with a key that counts; nil where nobody did, which is for the rules about signatures to say.
  package let signer: Signer?
  /// The items that the commit changes.
  package let items: [ChangedItem]
  /// The records that it changes.
  package let reviews: ReviewChanges
  /// The batches that it changes.
  package let batches: [BatchChange]
  /// The calibrations that it adds or changes.
  package let calibrations: [ChangedCalibration]
  /// All new commits, oldest first.
  package let range: [CommitChange]

  package var change: CommitChange { new.change }
  /// The commit's own tree.
  package var tree: any Snapshot { after.tree }
  /// The paths that the commit changes.
  package var changes: [PathChange] { new.change.changes }
  /// What its paths mean.
  package var layout: Layout { new.layout }
  /// Whom the server trusts for the first commit; nil where that is not asked.
  package var trust: Trust? { new.trust }
}
