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

    package init(kind: Kind, style: Style, mark: Mark, start: UInt32, count: UInt32, next: UInt32) {
      self.kind = kind
      self.style = style
      self.mark = mark
      self.start = start
      self.count = count
      self.next = next
    }
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

extension Document {
  /// A part of a document as a document of its own; its marks stay those of the whole.
  package init(part node: Node) {
    let records = node.storage.records[node.index..<Int(node.record.next)].map { record in
      var record = record
      record.next -= UInt32(node.index)
      return record
    }
    self.init(records: records, text: node.storage.text)
  }
}

extension Document {
  /// Reads a text as one document of the strict subset that datasets accept.
  ///
  /// YAML is 1.2 with the core schema, without anchors, aliases, tags, directives, merge keys and further documents;
  /// JSON is RFC 8259. In both, keys are texts and stand once.
  package static func read(_ bytes: [UInt8], as format: Format, limits: Limits = .item) -> Reading {
    bytes.withUnsafeBufferPointer { read($0, as: format, limits: limits) }
  }

  /// Reads a text that lies anywhere in memory; nothing of it is kept.
  package static func read(_ bytes: UnsafeBufferPointer<UInt8>, as format: Format, limits: Limits = .item) -> Reading {
    if let refusal = refusal(bytes, as: format, limits: limits) { return refusal }
    switch format {
    case .yaml: return YAMLReader.read(bytes, limits: limits)
    case .json: return JSONReader.read(bytes, limits: limits)
    }
  }

  /// Reads a text and traces, in YAML, where its scalars stand.
  static func read(_ bytes: [UInt8], as format: Format, limits: Limits, _ trace: inout Trace) -> Reading {
    bytes.withUnsafeBufferPointer { bytes in
      guard format == .yaml else { return read(bytes, as: format, limits: limits) }
      return refusal(bytes, as: format, limits: limits) ?? YAMLReader.read(bytes, limits: limits, &trace)
    }
  }

  /// What is refused before the grammar is looked at; nil where nothing is.
  static func refusal(_ bytes: UnsafeBufferPointer<UInt8>, as format: Format, limits: Limits) -> Reading? {
    guard bytes.count <= limits.size else {
      return Reading(draft: nil, problems: [Problem(.tooLarge, at: .start)])
    }
    let problems = TextScan.problems(in: bytes, as: format)
    return problems.isEmpty ? nil : Reading(draft: nil, problems: problems)
  }
}

/// What came of reading a text: a document, problems, or both.
///
/// Problems of grammar end the reading and leave nothing. Those of the strict subset (an anchor, a duplicate key) are
/// collected, so that a person sees them all at once; what the text says otherwise is a draft then, and no document.
package struct Reading: Sendable {
  /// What the text says; nil where anything is wrong with it.
  package var document: Document? { problems.isEmpty ? draft : nil }
  /// What could be made of a text, whatever is wrong with it. Nothing may be granted by it.
  package let draft: Document?
  package let problems: [Problem]

  package init(draft: Document?, problems: [Problem]) {
    self.draft = draft
    self.problems = problems
  }
}

/// How much of a document is read before it is refused.
package struct Limits: Hashable, Sendable {
  /// Bytes of the whole text.
  package var size: Int
  /// Collections inside one another.
  package var depth: Int
  /// Scalars, sequences and mappings together, keys included.
  package var nodes: Int

  package init(size: Int, depth: Int, nodes: Int) {
    self.size = size
    self.depth = depth
    self.nodes = nodes
  }

  /// The limits of an item: 1 MiB, 64 levels, 100,000 nodes.
  package static let item = Limits(size: 1 << 20, depth: 64, nodes: 100_000)

  /// The limits of one record of another format, as it is imported: 16 MiB, 64 levels, 1,000,000 nodes.
  package static let record = Limits(size: 16 << 20, depth: 64, nodes: 1_000_000)
}
