import Documents

/// A node, and the file that it stands in.
struct PlacedNode {
  let node: Node
  /// The file's path inside the item's own folder; nil for the item itself.
  let file: String?
  /// Whether the file is data, in which the node has a JSON Pointer.
  let isData: Bool

  init(_ node: Node, in file: String? = nil, isData: Bool = true) {
    self.node = node
    self.file = file
    self.isData = isData
  }

  /// - Parameter place: a node of the same file.
  init(_ node: Node, beside place: PlacedNode) {
    self.init(node, in: place.file, isData: place.isData)
  }
}
