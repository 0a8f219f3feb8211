import Dataset

/// A commit, or one that is about to be made: who made it, what it says and which paths it changes.
package struct CommitChange: Sendable {
  /// A name and an email address as git stores them.
  package struct Identity: Hashable, Sendable {
    package let name: String
    package let email: String

    package init(name: String, email: String) {
      self.name = name
      self.email = email
    }
  }

  /// One line of the message's last paragraph, `Key: value`.
  package struct Trailer: Hashable, Sendable {
    package let key: String
    package let value: String

    package init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The commit's object id in hex; empty while the commit is only about to be made.
  package let id: String
  package let parents: [String]
  package let author: Identity
  package let committer: Identity
  /// When the committer says it was made, in seconds since 1970; nil while it is only about to be made.
  package var time: Int?
  /// The message's first line.
  package let subject: String
  package let trailers: [Trailer]
  /// Whether a line of the message begins with `---`, where `git interpret-trailers` sees the end of the message.
  package var isDivided = false
  /// The changes against the parent; of a merge, only what it makes otherwise than a clean merge of its two sides
  /// would, against what that would make. Where it is asked who made each commit, the judge takes for policy what the
  /// ref's own line makes of that alone.
  package var changes: [PathChange]
  /// What a commit on a side says about policy, which decides nothing; only what may lie in the history at all is asked
  /// of it.
  package var sidePolicy: [PathChange] = []
  /// Whether the lines that a merge joins crossed so often before that nobody can be asked to compute what it changes.
  package var isTangled = false
  /// Why nothing else is known of the commit; nil for almost all.
  package let defect: CommitDefect?
  /// The commit's own tree; nil where nobody asks for it, or the commit is only about to be made.
  package var source: (any SnapshotSource)?
  /// The tree whose policy judges the commit: that of the first parent, or, for a commit that a merge brings in from
  /// the side, of the merge's first parent. Nil for the first commit of all.
  package var governing: (any SnapshotSource)?
  /// The trees of a merge's parents, but for the first.
  package var sides: [any SnapshotSource] = []
  /// Whether the commit stands on the first-parent chain of its ref, not on a side that a merge brings in.
  package var isOnChain = true
  /// The commit on that chain by which it came to the ref: the merge that brings it in; nil where it came by itself.
  package var merge: String?
  /// The state of the commit's signature; nil where nobody asks for it, or the commit is only about to be made.
  package var signature: SignatureState?
  /// The states of the detached signatures that the commit adds, by their paths.
  package var detached: [String: SignatureState] = [:]
  /// Who wrote the items that somebody disowns, by the paths of the files that say so.
  package var writers: [String: ItemWriters] = [:]

  package init(
    id: String, parents: [String], author: Identity, committer: Identity, subject: String, trailers: [Trailer],
    changes: [PathChange], defect: CommitDefect? = nil
  ) {
    self.id = id
    self.parents = parents
    self.author = author
    self.committer = committer
    self.subject = subject
    self.trailers = trailers
    self.changes = changes
    self.defect = defect
  }

  /// The values of all trailers with a key, whatever the case of its letters.
  package func values(of key: String) -> [String] {
    trailers.filter { $0.key.lowercased() == key.lowercased() }.map(\.value)
  }

  /// The changes whose contents come to lie in the history, whether they decide anything or not.
  var everyChange: [PathChange] { sidePolicy.isEmpty ? changes : changes + sidePolicy }

  /// Whether the commit is a merge that changes nothing by itself.
  package var isCleanMerge: Bool { parents.count == 2 && changes.isEmpty }

  /// The people whom `Co-authored-by` names.
  package var coAuthors: [Identity] {
    values(of: Self.coAuthorKey).compactMap { Mailbox($0) }.map { Identity(name: $0.name, email: $0.email) }
  }

  /// What `Co-authored-by` says where it is not one person in the form `NAME <EMAIL>`.
  package var unreadableCoAuthors: [String] { values(of: Self.coAuthorKey).filter { Mailbox($0) == nil } }

  private static let coAuthorKey = "Co-authored-by"
}
