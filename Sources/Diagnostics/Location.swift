/// Where a finding is: a file, and in it a place, as far as there is one.
package struct Location: Hashable, Sendable {
  /// The path from the root of the repository, as git stores it; empty for the repository as a whole.
  package var path: String
  /// The line, counted from 1; nil where the whole file is meant.
  package var line: Int?
  /// The column in Unicode scalars, counted from 1.
  package var column: Int?
  /// The place in the document's data, a JSON Pointer (RFC 6901); nil where there is none.
  package var pointer: String?
  /// The commit looked at, in full, where the finding is not about the newest state.
  package var commit: String?

  package init(
    path: String, line: Int? = nil, column: Int? = nil, pointer: String? = nil, commit: String? = nil
  ) {
    self.path = path
    self.line = line
    self.column = column
    self.pointer = pointer
    self.commit = commit
  }
}

extension Location: Comparable {
  package static func < (left: Location, right: Location) -> Bool {
    (left.path, left.line ?? 0, left.column ?? 0, left.pointer ?? "", left.commit ?? "")
      < (right.path, right.line ?? 0, right.column ?? 0, right.pointer ?? "", right.commit ?? "")
  }
}

extension Location {
  /// The same place, whichever commit has it.
  package var ofNoCommit: Location {
    var location = self
    location.commit = nil
    return location
  }
}
