/// One parsed YAML or JSON document.
///
/// All nodes lie in one flat array in document order (a mapping's entries are key, value, key, value …), and all
/// scalar text lies in one arena, so that reading a document allocates a handful of times, whatever its size.
/// A document is immutable and holds no pointer into the bytes it was read from.
package struct Document: Sendable {
  /// What a node is, by the YAML 1.2 core schema.
  package enum Kind: UInt8, Sendable {
    case null, boolean, number, string, sequence, mapping
  }

  /// How a scalar was written; decides whether an unexpected type may just want quotes.
  package enum Style: UInt8, Sendable {
    case plain, quoted, literal, folded, json
  }

  /// One node, 28 bytes.
  package struct Record: Sendable {
    package var kind: Kind
    package var style: Style
    package var mark: Mark
    /// A scalar's first byte in the arena; unused for collections.
    package var start: UInt32
    /// A scalar's length in bytes; a sequence's elements; a mapping's entries.
    package var count: UInt32
    /// The index of the first node after this one and everything inside it.
    package var next: UInt32
  }

  /// The nodes and the arena, shared by every copy: one reference to count, whoever holds a node.
  package final class Storage: Sendable {
    package let records: [Record]
    package let text: [UInt8]

    package init(records: [Record], text: [UInt8]) {
      self.records = records
      self.text = text
    }
  }

  package let storage: Storage

  /// - Parameters:
  ///   - records: at least one; the first is the root.
  ///   - text: the UTF-8 bytes of all scalars.
  package init(records: [Record], text: [UInt8]) {
    precondition(!records.isEmpty, "a document has a root")
    storage = Storage(records: records, text: text)
  }

  package var root: Node { Node(storage: storage, index: 0) }
}
