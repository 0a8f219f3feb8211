package import Documents

/// An item as checks see it: its content, and the files beside it as they are asked for.
package struct CheckedItem {
  package let root: Node
  /// The paths of the files beside the item, inside its own folder, that it names by `path` and `sha256`.
  package let sidecar: (_ path: String) -> SidecarContent
  package let digests: Digests
  /// The rubric version that the item names; nil where it is not there.
  package let rubric: () -> Node?
  /// Clones of what items were made from; nil where none may be asked.
  package let sources: (any SourceTrees)?
  /// What no item may hold; empty where nobody asks for it.
  package let contamination: [ContaminationList]

  /// How the item names its host; nil where items of its stream have none.
  package let hostReference: HostReference?
  /// The item of a name, STREAM/BATCH/ID.
  package let host: (_ name: String) -> HostItem

  package init(
    root: Node, digests: Digests, rubric: @escaping () -> Node? = { nil }, sources: (any SourceTrees)? = nil,
    contamination: [ContaminationList] = [], hostReference: HostReference? = nil,
    host: @escaping (_ name: String) -> HostItem = { _ in .unnamed },
    sidecar: @escaping (_ path: String) -> SidecarContent
  ) {
    self.root = root
    self.rubric = rubric
    self.sources = sources
    self.contamination = contamination
    self.hostReference = hostReference
    self.host = host
    self.sidecar = sidecar
    self.digests = digests
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
