package import Checks
package import Dataset
package import Schema

/// What an ``EntryRule`` knows beside the entry.
package struct EntryContext: Sendable {
  /// What the entry's path means.
  package let place: Place
  /// The file's size in bytes; nil for what is no file.
  package let size: Int?
}

/// What a ``DirectoryRule`` knows beside the folder's entries.
package struct DirectoryContext: Sendable {
  /// The folder's path, without a closing `/`; empty for the root.
  package let path: String
  /// Whether the folder is the one of a batch in which its items lie.
  package let holdsItems: Bool
}

/// What an ``ItemRule`` knows beside the item.
package struct ItemContext {
  package let stream: StreamState
  /// The item's batch; nil where `batch.yaml` is missing or broken, which is a finding of its own.
  package let batch: Batch?
  package let people: People
  /// Every way in which the item breaks its stream's schema.
  package let violations: [Violation]
  /// The files in the item's own folder, at any depth, in byte order of their paths.
  package let sidecars: [FileEntry]
  /// Whether another file of the batch has the same id.
  package let hasTwin: Bool
  /// Whether the item itself was added or changed, not only something it depends on; false where its commits are asked
  /// about that.
  package let isChanged: Bool
  /// Who answered for the item before it was changed; nobody where it was not.
  package let earlier: Set<String>
  /// How the item came to a protected ref; nil where nobody asks, because no commit brings the item, the ref is no
  /// protected one, or the policy asks only at the sign-off.
  package let landed: Landed?
  /// The people whom commits list as authors of the item without a word of theirs.
  package let listings: [Listing]
  package let snapshot: any Snapshot
}

/// What a ``PolicyRule`` looks at.
package struct PolicyContext {
  package let manifest: Manifest
  package let people: People
  /// The streams concerned, in the order of the manifest.
  package let streams: [StreamState]
  package let snapshot: any Snapshot
  /// The state before; nil where there is none.
  package let base: DatasetState?
  /// What changed; nil where everything is judged, and for a rule whose findings block on a protected ref.
  package let changes: [PathChange]?
  package let trust: Trust?
  package let keys: KeyReading
}

/// A schema file that does not compile, and why.
package struct BrokenSchema: Sendable {
  package let path: String
  package let problems: [SchemaProblem]
}

/// A stream as the judged state has it.
package struct StreamState: Sendable {
  package let policy: StreamPolicy
  /// The item schema's path; nil where the stream has none.
  package let schemaPath: String?
  /// The compiled item schema; nil where it is missing or broken, which is a finding of its own.
  package let schema: Schema?
  /// The path of the schema of judgements; nil where the stream has none.
  package let judgementPath: String?
  /// The compiled schema of judgements; nil as with that of items.
  package let judgementSchema: Schema?
  /// The schemas of the stream that do not compile.
  package let brokenSchemas: [BrokenSchema]
  /// The stream's checks that compile.
  package let checks: CheckSet
  /// What is wrong with its file of checks.
  package let checkProblems: [CheckProblem]
  /// The rubric versions that the stream's folder holds, in order.
  package let rubrics: [Version]

  package var name: String { policy.name }
}
