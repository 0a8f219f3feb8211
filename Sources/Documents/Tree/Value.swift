/// A value on its own, without places or styles: what records are built from by hand and what the writers write.
///
/// Mappings keep the order of their entries. Equality is exact: the same bytes in every text (Swift's `String` takes
/// `é` in one and in two code points for the same), the same digits in every number, the same order of keys.
package indirect enum Value: Sendable {
  case null
  case boolean(Bool)
  /// A number as it is written, by JSON or the YAML core schema: `1.50`, `-3`, `1e400`.
  case number(String)
  case string(String)
  case list([Value])
  /// A key stands once; the writers do not look.
  case mapping([Entry])

  /// One key of a mapping, with its value.
  package struct Entry: Hashable, Sendable {
    package var key: String
    package var value: Value

    package init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }
}

extension Value {
  /// The value that a node of a document stands for, with everything inside it.
  package init(_ node: Node) {
    switch node.kind {
    case .null: self = .null
    case .boolean: self = .boolean(node.boolean == true)
    case .number: self = .number(node.text)
    case .string: self = .string(node.text)
    case .sequence: self = .list(node.elements.map { Value($0) })
    case .mapping: self = .mapping(node.entries.map { Entry($0.key.text, Value($0.value)) })
    }
  }

  /// A whole number.
  package static func integer(_ value: some BinaryInteger) -> Value { .number(String(value)) }

  /// A mapping of the entries that have a value, in this order: what is optional in a record is given as nil.
  package static func record(_ entries: [(String, Value?)]) -> Value {
    .mapping(entries.compactMap { key, value in value.map { Entry(key, $0) } })
  }

  /// The value under `key`, nil where there is none or this is no mapping. Setting replaces the value where the key
  /// stands, or adds it at the end; setting nil removes it. On what is no mapping, setting does nothing.
  package subscript(key: String) -> Value? {
    get {
      guard case .mapping(let entries) = self else { return nil }
      return entries.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }
    set {
      guard case .mapping(var entries) = self else { return }
      let place = entries.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
      switch (place, newValue) {
      case (let place?, let value?): entries[place].value = value
      case (let place?, nil): entries.remove(at: place)
      case (nil, let value?): entries.append(Entry(key, value))
      case (nil, nil): return
      }
      self = .mapping(entries)
    }
  }
}

extension Value: Hashable {
  package static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)), (.string(let left), .string(let right)):
      left.utf8.elementsEqual(right.utf8)
    case (.list(let left), .list(let right)): left == right
    case (.mapping(let left), .mapping(let right)): left == right
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .boolean(let value): hasher.combine(value)
    case .number(let text), .string(let text): text.utf8.forEach { hasher.combine($0) }
    case .list(let elements): hasher.combine(elements)
    case .mapping(let entries): hasher.combine(entries)
    }
  }
}

extension Value.Entry {
  package static func == (left: Self, right: Self) -> Bool {
    left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
  }

  package func hash(into hasher: inout Hasher) {
    key.utf8.forEach { hasher.combine($0) }
    hasher.combine(value)
  }
}

extension Value {
  /// The value as a canonical text that ends in one line feed: the same value gives the same bytes, and reading them
  /// gives the same value (in JSON, a number that only YAML allows is written with the digits that JSON asks for).
  ///
  /// A `number` whose text is none is written as a text.
  package func written(as format: Format, order: KeyOrder = .asGiven) -> [UInt8] {
    let value = arranged(by: order)
    return switch format {
    case .yaml: YAMLWriter.write(Draft(value))
    case .json: JSONWriter.write(value)
    }
  }

  /// The value as JSON without spaces and line ends: a line of JSON Lines, still without its line feed.
  package func writtenOnOneLine() -> [UInt8] { JSONWriter.writeOnOneLine(self) }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self = .string(value) }
}

extension Value: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self = .integer(value) }
}

extension Value: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension Value: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Value...) { self = .list(elements) }
}

extension Value: ExpressibleByDictionaryLiteral {
  /// The entries keep the order in which they are written.
  package init(dictionaryLiteral elements: (String, Value)...) {
    self = .mapping(elements.map { Entry($0, $1) })
  }
}
