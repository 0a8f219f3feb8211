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
  /// The message's first line.
  package let subject: String
  package let trailers: [Trailer]
  /// The changes against the first parent; of a merge, only the paths that differ from every parent.
  package let changes: [PathChange]
  /// What breaks the format of commits, where something does; nothing else is known of such a commit.
  package let defect: String?
  /// The commit's own tree; nil where nobody asks for it, or the commit is only about to be made.
  package var source: (any SnapshotSource)?

  package init(
    id: String, parents: [String], author: Identity, committer: Identity, subject: String, trailers: [Trailer],
    changes: [PathChange], defect: String? = nil
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
}
