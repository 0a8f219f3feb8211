import Documents

/// A node, and the file that it stands in.
struct PlacedNode {
  let node: Node
  /// The file's path inside the item's own folder; nil for the item itself.
  let file: String?
  /// Whether the file is data, in which the node has a JSON Pointer.
  let isData: Bool
  /// Whether it stands in the item's host, of which nothing is found.
  let isOfHost: Bool

  init(_ node: Node, in file: String? = nil, isData: Bool = true, isOfHost: Bool = false) {
    self.isOfHost = isOfHost
    self.node = node
    self.file = file
    self.isData = isData
  }

  /// - Parameter place: a node of the same file.
  init(_ node: Node, beside place: PlacedNode) {
    self.init(node, in: place.file, isData: place.isData, isOfHost: place.isOfHost)
  }

  /// The same node, of the item's host where that is what a selection begins in.
  func from(_ selection: Selection) -> PlacedNode {
    selection.origin == .host ? PlacedNode(node, in: file, isData: isData, isOfHost: true) : self
  }
}
