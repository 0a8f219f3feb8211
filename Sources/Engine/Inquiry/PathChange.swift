package import Dataset

/// What became of one path: added (no old entry), deleted (no new entry), or changed.
package struct PathChange: Hashable, Sendable {
  package let path: String
  package let old: FileEntry?
  package let new: FileEntry?

  package init(path: String, old: FileEntry?, new: FileEntry?) {
    self.path = path
    self.old = old
    self.new = new
  }
}
