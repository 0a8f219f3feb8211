/// A YAML text that is changed in places, without losing a comment or the layout that somebody gave it.
///
/// Every change is read again and held against the value that it should have made, so that a text that is written in a
/// way not foreseen here is refused, never spoilt.
package struct YAMLEdit {
  /// The text with the changes made so far.
  package private(set) var bytes: [UInt8]
  private var document: Document

  /// - Throws: ``Refusal`` where the text cannot be read, or has carriage returns.
  package init(_ bytes: [UInt8]) throws(Refusal) {
    guard !bytes.contains(0x0D) else { throw .carriageReturns }
    guard let document = Document.read(bytes, as: .yaml).document else { throw .unreadable }
    self.bytes = bytes
    self.document = document
  }

  /// What the text says now.
  package var root: Node { document.root }

  /// Sets a key of the mapping at a path: the value behind it where the key stands and both are scalars, a new entry at
  /// the end where it does not.
  package mutating func set(_ key: String, to value: Value, at path: [String]) throws(Refusal) {
    var expected = Value(document.root)
    expected.change(at: path[...]) { $0[key] = value }
    let place = try place(path)
    if let old = place.node[key] {
      try adopt(anyOf: YAMLScalar.replacements(of: old, by: value, in: lines), expected, line: Int(old.mark.line))
    } else {
      try adopt(anyOf: [try grown(place, by: .entry(key, value))], expected, line: place.line)
    }
  }

  /// Adds an element at the end of the list at a path.
  package mutating func append(_ element: Value, at path: [String]) throws(Refusal) {
    var expected = Value(document.root)
    expected.change(at: path[...]) { list in
      guard case .list(let elements) = list else { return }
      list = .list(elements + [element])
    }
    let place = try place(path)
    try adopt(anyOf: [try grown(place, by: .element(element))], expected, line: place.line)
  }

  /// Takes over the first of several texts that reads as it should.
  private mutating func adopt(anyOf texts: [[String]], _ expected: Value, line: Int) throws(Refusal) {
    for lines in texts {
      var bytes = Array(lines.joined(separator: "\n").utf8)
      if bytes.last != 0x0A { bytes.append(0x0A) }
      guard let changed = try? YAMLEdit(bytes), Value(changed.root) == expected else { continue }
      self = changed
      return
    }
    throw .unforeseen(line)
  }

  private var lines: [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension YAMLEdit {
  /// A node, and the line that introduces it: its key's, or its dash's; nil for the root.
  fileprivate struct Place {
    let node: Node
    let holder: Int?

    /// The line where it begins, from 1.
    var line: Int { Int(node.mark.line) }
  }

  /// What a collection grows by.
  fileprivate enum Part {
    case entry(String, Value)
    case element(Value)

    /// As a collection of its own, which has nothing else in it.
    var alone: Value {
      switch self {
      case .entry(let key, let value): .mapping([Value.Entry(key, value)])
      case .element(let value): .list([value])
      }
    }
  }

  private func place(_ path: [String]) throws(Refusal) -> Place {
    var place = Place(node: document.root, holder: nil)
    for step in path {
      if let entry = place.node.entries.first(where: { $0.key.text == step }) {
        place = Place(node: entry.value, holder: Int(entry.key.mark.line) - 1)
      } else if let number = Int(step), let element = Array(place.node.elements)[at: number] {
        place = Place(node: element, holder: Int(element.mark.line) - 1)
      } else {
        throw .unforeseen(place.line)
      }
    }
    return place
  }

  private func grown(_ place: Place, by part: Part) throws(Refusal) -> [String] {
    guard let extent = FlowExtent(of: place.node, in: lines) else { return try grownBlock(place, by: part) }
    guard place.node.count > 0 else { return try replacedEmpty(place, extent, by: part) }
    let text = String(part.alone.inFlow.dropFirst().dropLast())
    return extent.inserting(", \(text)", in: lines)
  }

  /// An empty collection in brackets makes room for one with a line for each part.
  private func replacedEmpty(_ place: Place, _ extent: FlowExtent, by part: Part) throws(Refusal) -> [String] {
    var lines = lines
    guard let holder = place.holder, extent.isOnOneLine, extent.line == holder else {
      return extent.inserting(String(part.alone.inFlow.dropFirst().dropLast()), in: lines)
    }
    lines[holder] = extent.removing(in: lines)
    return inserting(part, after: holder, indent: lines[holder].indent + 2, into: lines)
  }

  private func grownBlock(_ place: Place, by part: Part) throws(Refusal) -> [String] {
    let lines = lines
    let first = Int(place.node.mark.line) - 1
    guard place.node.count > 0, first >= 0, first < lines.count else { throw .unforeseen(place.line) }
    let outer = place.holder.map { lines[$0].indent } ?? -1
    let indent =
      place.node.kind == .mapping ? Int(place.node.mark.column) - 1 : lines[first].indent
    var end = followingLine(place.node, in: lines)
    // What is empty, and comments that stand further out, belong to what follows.
    while end > first + 1, lines[end - 1].isBlank || lines[end - 1].isComment && lines[end - 1].indent <= outer {
      end -= 1
    }
    return inserting(part, after: end - 1, indent: indent, into: lines)
  }

  /// The first line that is no longer the node's.
  private func followingLine(_ node: Node, in lines: [String]) -> Int {
    let next = Int(node.record.next)
    guard next < node.storage.records.count else { return lines.count }
    return Int(node.storage.records[next].mark.line) - 1
  }

  private func inserting(_ part: Part, after line: Int, indent: Int, into lines: [String]) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let new = part.alone.inBlock.map { margin + $0 }
    return lines[...line] + new + lines[(line + 1)...]
  }
}

extension YAMLEdit {
  /// Why a text is not changed.
  package enum Refusal: Error, Hashable {
    case carriageReturns
    case unreadable
    /// What is to be changed stands in this line, counted from 1, in a way not foreseen here.
    case unforeseen(Int)

    /// What is wrong, one line without a full stop.
    package var words: String {
      switch self {
      case .carriageReturns: "the file has carriage returns"
      case .unreadable: "the file cannot be read as YAML"
      case .unforeseen(let line): "line \(line) of the file is written in a way that cannot be changed here"
      }
    }

    /// What to do about it.
    package var help: String {
      switch self {
      case .carriageReturns: "take them out: git dataset fmt FILE"
      case .unreadable: "git dataset check says where"
      case .unforeseen: "change it by hand"
      }
    }
  }
}

extension String {
  /// The blanks at its beginning.
  fileprivate var indent: Int { utf8.prefix { $0 == 0x20 }.count }
  fileprivate var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 } }
  fileprivate var isComment: Bool { utf8.first { $0 != 0x20 } == UInt8(ascii: "#") }
}

extension Array {
  fileprivate subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

extension Value {
  /// Changes what stands at a path; a path that leads nowhere changes nothing.
  fileprivate mutating func change(at path: ArraySlice<String>, _ body: (inout Value) -> Void) {
    guard let step = path.first else {
      body(&self)
      return
    }
    switch self {
    case .mapping:
      guard var value = self[step] else { return }
      value.change(at: path.dropFirst(), body)
      self[step] = value
    case .list(var elements):
      guard let index = Int(step), elements.indices.contains(index) else { return }
      elements[index].change(at: path.dropFirst(), body)
      self = .list(elements)
    default: return
    }
  }
}
