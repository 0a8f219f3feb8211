/// The order in which a writer puts the keys of mappings: what a schema declares, mapping by mapping.
package struct KeyOrder {
  private let known: ([String]) -> [String]

  /// - Parameter known: the known keys of the mapping at a path, in order. The path holds the keys that lead there; an
  ///   element of a list is named by its number, counted from 0.
  package init(_ known: @escaping (_ path: [String]) -> [String]) {
    self.known = known
  }

  /// Keys stay as they stand.
  package static var asGiven: KeyOrder { KeyOrder { _ in [] } }

  /// The entries of the mapping at `path` in order: the known ones first, the others after them in their old order.
  func arranged<Entry>(_ entries: [Entry], at path: [String], key: (Entry) -> String) -> [Entry] {
    guard entries.count > 1 else { return entries }
    var ranks: [[UInt8]: Int] = [:]
    for name in known(path) where ranks[Array(name.utf8)] == nil { ranks[Array(name.utf8)] = ranks.count }
    guard !ranks.isEmpty else { return entries }
    let places = entries.enumerated().map { (rank: ranks[Array(key($1).utf8)] ?? Int.max, place: $0) }
    return places.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map { entries[$0.place] }
  }
}

extension Value {
  /// The value with the keys of every mapping in order.
  func arranged(by order: KeyOrder, at path: [String] = []) -> Value {
    switch self {
    case .null, .boolean, .number, .string: return self
    case .list(let elements):
      return .list(elements.enumerated().map { $1.arranged(by: order, at: path + [String($0)]) })
    case .mapping(let entries):
      let arranged = order.arranged(entries, at: path, key: \.key)
      return .mapping(arranged.map { Entry($0.key, $0.value.arranged(by: order, at: path + [$0.key])) })
    }
  }

  /// The value with the keys of every mapping in the order of their bytes: equal for values that differ in the order
  /// of keys alone.
  var withoutOrder: Value {
    switch self {
    case .null, .boolean, .number, .string: return self
    case .list(let elements): return .list(elements.map(\.withoutOrder))
    case .mapping(let entries):
      let sorted = entries.sorted { $0.key.precedes($1.key) }
      return .mapping(sorted.map { Entry($0.key, $0.value.withoutOrder) })
    }
  }
}

extension String {
  /// Whether the text comes before another one byte by byte: the order of git, and of everything that is digested.
  package func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
