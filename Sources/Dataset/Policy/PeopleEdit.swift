package import Diagnostics
package import Documents

/// The people file, changed without losing a comment.
package struct PeopleEdit {
  private var text: YAMLEdit

  /// - Throws: ``Refusal`` where the text is not one that can be changed in places.
  package init(_ bytes: [UInt8]) throws(Refusal) {
    text = try orRefusal { () throws(YAMLEdit.Refusal) in try YAMLEdit(bytes) }
  }

  /// The text with the changes made so far.
  package var bytes: [UInt8] { text.bytes }

  /// Adds a person.
  package mutating func add(_ id: String, _ entry: Value) throws(Refusal) {
    try set(id, to: entry, at: ["people"])
  }

  /// Adds an element to a list of a person's, which is made where there is none.
  package mutating func append(_ element: Value, to list: [String], of id: String) throws(Refusal) {
    var path = ["people", id]
    for (number, key) in list.enumerated() {
      let isLast = number == list.count - 1
      guard node(path)?[key] != nil else {
        return try set(key, to: Self.nested(list[(number + 1)...], element), at: path)
      }
      path.append(key)
      if isLast {
        try edit { (text) throws(YAMLEdit.Refusal) in try text.append(element, at: path) }
      }
    }
  }

  /// Sets when, and by whom, a person was vetted for a stream.
  package mutating func vet(_ vetting: Value.Entry, of id: String) throws(Refusal) {
    let path = ["people", id]
    if node(path)?["vetted"] == nil {
      try set("vetted", to: .mapping([vetting]), at: path)
    } else if node(path + ["vetted", vetting.key]) == nil {
      try set(vetting.key, to: vetting.value, at: path + ["vetted"])
    } else if case .mapping(let fields) = vetting.value {
      for field in fields { try set(field.key, to: field.value, at: path + ["vetted", vetting.key]) }
    }
  }

  /// Sets what a key's entry says, such as its status.
  package mutating func set(_ field: String, _ value: String, ofKey index: Int, of id: String) throws(Refusal) {
    try set(field, to: .string(value), at: ["people", id, "keys", String(index)])
  }

  private static func nested(_ keys: ArraySlice<String>, _ element: Value) -> Value {
    guard let key = keys.first else { return .list([element]) }
    return .mapping([Value.Entry(key, nested(keys.dropFirst(), element))])
  }

  private mutating func set(_ key: String, to value: Value, at path: [String]) throws(Refusal) {
    try edit { (text) throws(YAMLEdit.Refusal) in try text.set(key, to: value, at: path) }
  }

  private mutating func edit(_ body: (inout YAMLEdit) throws(YAMLEdit.Refusal) -> Void) throws(Refusal) {
    do { try body(&text) } catch { throw Refusal(error) }
  }

  private func node(_ path: [String]) -> Node? {
    var node: Node? = text.root
    for step in path { node = node?[step] }
    return node
  }
}
