import Documents

extension Value {
  /// The value with another one at a place; nil takes it away. Mappings that are not there are made.
  func setting(_ path: [String], to value: Value?) -> Value {
    guard let key = path.first else { return value ?? self }
    var copy = self
    if path.count == 1 {
      copy[key] = value
    } else {
      copy[key] = (copy[key] ?? .mapping([])).setting(Array(path.dropFirst()), to: value)
    }
    return copy
  }

  /// What stands at a place.
  func at(_ path: [String]) -> Value? {
    path.reduce(Optional(self)) { value, key in value?[key] }
  }

  var elements: [Value] { if case .list(let elements) = self { elements } else { [] } }

  var keys: [String] { if case .mapping(let entries) = self { entries.map(\.key) } else { [] } }

  var text: String? { if case .string(let text) = self { text } else { nil } }
}
