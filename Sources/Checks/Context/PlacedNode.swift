import Documents

/// A node, and the file that it stands in.
struct PlacedNode {
  let node: Node
  /// The file's path inside the item's own folder; nil for the item itself.
  let file: String?

  init(_ node: Node, in file: String? = nil) {
    self.node = node
    self.file = file
  }
}
