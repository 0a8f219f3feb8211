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

/// A commit's signature, and the bytes that it was made over.
package struct CommitSignature: Hashable, Sendable {
  /// The armoured signature, unfolded: the value of `gpgsig` without the spaces that continue it.
  package let armour: [UInt8]
  /// The commit's raw bytes without the field `gpgsig`: what git hands to the program that signs.
  package let payload: [UInt8]

  /// The kinds of block that git takes for a signature of its own.
  private static let kinds = ["SSH SIGNATURE", "PGP SIGNATURE", "SIGNED MESSAGE"]

  /// Why lines are no signature that every reader takes for the same one; nil where they are.
  ///
  /// git hands all lines of the field to a program that passes over what stands behind the end, so that a commit would
  /// have as many ids as there are texts to put there.
  static func fault(_ lines: [Slice<UnsafeRawBufferPointer>]) -> String? {
    var lines = lines[...]
    let kind = kinds.first { lines.first?.elementsEqual("-----BEGIN \($0)-----".utf8) ?? false }
    guard let kind else { return "the signature does not begin with its armour" }
    // GitHub ends the OpenPGP signatures that it makes itself with an empty line more.
    if kind == "PGP SIGNATURE", lines.last?.isEmpty ?? false { lines.removeLast() }
    guard lines.count > 2, lines.last?.elementsEqual("-----END \(kind)-----".utf8) ?? false else {
      return "the signature does not end with its armour"
    }
    guard !lines.dropFirst().dropLast().contains(where: { $0.starts(with: "-----".utf8) }) else {
      return "there is more than one signature in the field"
    }
    let isText = lines.allSatisfy { $0.allSatisfy { (0x20..<0x7F).contains($0) } }
    return isText ? nil : "the signature holds something else than text"
  }
}
