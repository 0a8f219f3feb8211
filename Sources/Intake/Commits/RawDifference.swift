import Dataset
package import Engine

/// What `git diff --cached --raw -z --no-renames --no-abbrev` prints: `:mode mode id id status NUL path NUL`, again and
/// again.
package enum RawDifference {
  /// - Throws: ``Unreadable`` where a path is unmerged, or the text has another shape.
  package static func parse(_ bytes: [UInt8]) throws(Unreadable) -> [PathChange] {
    var changes: [PathChange] = []
    var fields = bytes.split(separator: 0, omittingEmptySubsequences: false).makeIterator()
    while let head = fields.next(), !head.isEmpty {
      let parts = String(decoding: head.dropFirst(), as: UTF8.self).split(separator: " ")
      guard head.first == UInt8(ascii: ":"), parts.count == 5, let name = fields.next(), !name.isEmpty else {
        throw Unreadable("the index", reason: "git diff printed what cannot be understood")
      }
      let valid = String(validating: name, as: UTF8.self)
      let path = valid ?? String(decoding: name, as: UTF8.self)
      guard parts[4].first != "U" else {
        throw Unreadable(path, reason: "it has a conflict that is not resolved", help: "resolve it, then git add it")
      }
      changes.append(
        PathChange(
          path: path, old: entry(path, valid != nil, mode: parts[0], id: parts[2]),
          new: entry(path, valid != nil, mode: parts[1], id: parts[3])))
    }
    return changes
  }

  private static func entry(_ path: String, _ isValid: Bool, mode: Substring, id: Substring) -> FileEntry? {
    guard let mode = UInt32(mode, radix: 8), mode != 0 else { return nil }
    return FileEntry(path: path, mode: FileEntry.Mode(gitMode: mode), id: String(id), hasValidName: isValid)
  }
}
