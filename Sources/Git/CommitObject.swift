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
  package let hasSignature: Bool
  package let message: String

  /// - Throws: ``CommitFormatError`` naming the first thing that is not as git writes it.
  package static func parse(_ bytes: UnsafeRawBufferPointer) throws(CommitFormatError) -> CommitObject {
    var reader = CommitReader(bytes)
    return try reader.read()
  }

  /// The trailers of the message: the lines `Key: value` of its last paragraph, as `git interpret-trailers --parse`
  /// gives them for a paragraph of nothing else. The first paragraph is the subject and has none.
  package var trailers: [(key: String, value: String)] {
    Trailers.read(message)
  }
}

/// Reads the trailers of a commit message.
package enum Trailers {
  /// The trailers of a message in order; none where its last paragraph holds anything else.
  package static func read(_ message: String) -> [(key: String, value: String)] {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.hasPrefix("# ------------------------ >8") }.filter { !$0.hasPrefix("#") }
    let trimmed = lines.reversed().drop { $0.allSatisfy(\.isWhitespace) }.reversed()
    guard let gap = trimmed.lastIndex(where: { $0.allSatisfy(\.isWhitespace) }) else { return [] }
    var trailers: [(key: String, value: String)] = []
    for line in trimmed[trimmed.index(after: gap)...] {
      if line.first?.isWhitespace == true, let last = trailers.popLast() {
        trailers.append((last.key, last.value + " " + trim(line)))
        continue
      }
      guard let trailer = trailer(line) else { return [] }
      trailers.append(trailer)
    }
    return trailers
  }

  private static func trailer(_ line: Substring) -> (key: String, value: String)? {
    guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return nil }
    let key = line[..<colon]
    guard key.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || Character(Unicode.Scalar($0)).isASCIIAlphanumeric }) else {
      return nil
    }
    return (String(key), trim(line[line.index(after: colon)...]))
  }

  private static func trim(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension Character {
  fileprivate var isASCIIAlphanumeric: Bool { isASCII && (isLetter || isNumber) }
}
