/// Why bytes are no commit that may be trusted.
package struct CommitFormatError: Error, Hashable, Sendable {
  package let reason: String
}

/// A commit object, read from its raw bytes by a grammar that allows what git itself writes and nothing beside it:
/// `tree`, `parent`*, `author`, `committer`, at most one `gpgsig`, an empty line, the message.
///
/// git and libgit2 disagree about doubled, misplaced and unknown fields, so a commit that has any is refused.
package struct CommitObject: Hashable, Sendable {
  /// Who wrote or committed, and when.
  package struct Identity: Hashable, Sendable {
    package let name: String
    package let email: String
    /// Seconds since 1970, as the commit claims.
    package let time: Int
  }

  package let tree: ObjectID
  package let parents: [ObjectID]
  package let author: Identity
  package let committer: Identity
  /// The signature, as yet unchecked; nil where the commit has none.
  package let signature: CommitSignature?
  package let message: String

  /// - Throws: ``CommitFormatError`` naming the first thing that is not as git writes it.
  package static func parse(_ bytes: UnsafeRawBufferPointer) throws(CommitFormatError) -> CommitObject {
    var reader = CommitReader(bytes)
    return try reader.read()
  }

  /// The message's first line.
  package var subject: String {
    let line = message.utf8.prefix { $0 != 0x0A }
    return String(decoding: line, as: UTF8.self)
  }

  /// The trailers of the message: the lines `Key: value` of its last paragraph, as `git interpret-trailers --parse`
  /// gives them for a paragraph of nothing else. The first paragraph is the subject and has none.
  package var trailers: [(key: String, value: String)] {
    Trailers.read(message)
  }
}
