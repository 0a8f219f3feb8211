extension Node {
  /// The node's place in its document, a JSON Pointer (RFC 6901); the empty text for the root.
  ///
  /// Found by walking down from the root, so that nothing is built for nodes that nobody asks about.
  package var pointer: String {
    var pointer = ""
    var current = Node(storage: storage, index: 0)
    while current.index != index, let (step, child) = current.childHolding(index) {
      pointer += "/" + step
      current = child
    }
    return pointer
  }

  /// The child in whose subtree the node at `wanted` lies (a key counts as its value's), and the step to it.
  private func childHolding(_ wanted: Int) -> (String, Node)? {
    for (key, value) in entries where wanted < Int(value.record.next) {
      return (key.text.pointerToken, value.index > wanted ? Node(storage: storage, index: wanted) : value)
    }
    for (position, element) in elements.enumerated() where wanted < Int(element.record.next) {
      return (String(position), element)
    }
    return nil
  }
}

extension String {
  /// The text as a part of a JSON Pointer: `~` as `~0`, `/` as `~1`.
  package var pointerToken: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return self }
    return split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }
}
