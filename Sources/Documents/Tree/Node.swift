/// A node of a document: a light view, cheap to copy and to pass on.
package struct Node: Sendable {
  package let storage: Document.Storage
  /// The node's place in the document's flat array.
  package let index: Int

  package init(storage: Document.Storage, index: Int) {
    self.storage = storage
    self.index = index
  }

  package var record: Document.Record { storage.records[index] }
  package var kind: Document.Kind { record.kind }
  package var style: Document.Style { record.style }
  package var mark: Mark { record.mark }

  /// The elements of a sequence, the entries of a mapping, the bytes of a scalar.
  package var count: Int { Int(record.count) }

  /// A scalar's text as written after escapes and folding, of whatever type; empty for collections.
  package var bytes: ArraySlice<UInt8> {
    let record = record
    guard record.kind != .sequence, record.kind != .mapping else { return [] }
    return storage.text[Int(record.start)..<Int(record.start + record.count)]
  }

  /// A scalar's text, of whatever type: `1.0` for the number 1.0.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text of a string; nil for every other kind.
  package var string: String? { kind == .string ? text : nil }

  /// The value of a boolean; nil for every other kind.
  package var boolean: Bool? { kind == .boolean ? bytes.first == UInt8(ascii: "t") : nil }

  package var isNull: Bool { kind == .null }

  /// Whether a scalar of any kind, or a key, reads exactly as `text`.
  package func reads(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes.elementsEqual($0) }
  }

  /// The value under `key`, or nil where there is none or this is no mapping.
  package subscript(key: String) -> Node? {
    var key = key
    return key.withUTF8 { value(of: $0) }
  }

  /// The same for the bytes of a key, compared without a text for each.
  private func value(of key: UnsafeBufferPointer<UInt8>) -> Node? {
    guard kind == .mapping else { return nil }
    let found = storage.records.withUnsafeBufferPointer { records in
      storage.text.withUnsafeBufferPointer { text -> Int? in
        var candidate = index + 1
        let end = Int(records[index].next)
        while candidate < end {
          let record = records[candidate]
          if record.count == key.count, text[Int(record.start)...].starts(with: key) { return candidate + 1 }
          candidate = Int(records[candidate + 1].next)
        }
        return nil
      }
    }
    return found.map { Node(storage: storage, index: $0) }
  }

  /// The entries of a mapping, in the order of the document; none for other kinds.
  package var entries: Entries { Entries(self) }

  /// The elements of a sequence; none for other kinds.
  package var elements: Elements { Elements(self) }
}

extension Node {
  /// The entries of a mapping, in document order.
  package struct Entries: Sequence, IteratorProtocol, Sendable {
    private let storage: Document.Storage
    private var index: Int
    private let end: Int

    fileprivate init(_ node: Node) {
      storage = node.storage
      index = node.index + 1
      end = node.kind == .mapping ? Int(node.record.next) : node.index + 1
    }

    package mutating func next() -> (key: Node, value: Node)? {
      guard index < end else { return nil }
      let key = Node(storage: storage, index: index)
      let value = Node(storage: storage, index: index + 1)
      index = Int(value.record.next)
      return (key, value)
    }
  }

  /// The elements of a sequence, in document order.
  package struct Elements: Sequence, IteratorProtocol, Sendable {
    private let storage: Document.Storage
    private var index: Int
    private let end: Int

    fileprivate init(_ node: Node) {
      storage = node.storage
      index = node.index + 1
      end = node.kind == .sequence ? Int(node.record.next) : node.index + 1
    }

    package mutating func next() -> Node? {
      guard index < end else { return nil }
      let element = Node(storage: storage, index: index)
      index = Int(element.record.next)
      return element
    }
  }
}

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
