package import Documents

/// An item as checks see it: its content, and the files beside it as they are asked for.
package struct CheckedItem {
  package let root: Node
  /// The paths of the files beside the item, inside its own folder, that it names by `path` and `sha256`.
  package let sidecar: (_ path: String) -> SidecarContent
  /// SHA-256 in lower-case hex.
  package let sha256: (_ bytes: [UInt8]) -> String
  /// The rubric version that the item names; nil where it is not there.
  package let rubric: () -> Node?

  package init(
    root: Node, rubric: @escaping () -> Node? = { nil }, sidecar: @escaping (_ path: String) -> SidecarContent,
    sha256: @escaping (_ bytes: [UInt8]) -> String
  ) {
    self.root = root
    self.rubric = rubric
    self.sidecar = sidecar
    self.sha256 = sha256
  }
}

/// What came of asking for a file beside an item.
package enum SidecarContent: Sendable {
  case bytes([UInt8])
  /// There is no such file, which is a finding of its own.
  case absent
  /// The file is a Git LFS pointer: what it points to is not here.
  case elsewhere
  /// The file is larger than any that is read.
  case tooLarge
}
