/// A folder of a tree in memory.
struct TreeFolder: Sendable {
  /// What stands in it.
  struct Entry: Sendable {
    let name: ArraySlice<UInt8>
    var object: Object

    var key: EntryKey { EntryKey(name: name, isFolder: object.isFolder) }
  }

  /// A file or a folder; of one that is open its number, of another its id.
  enum Object: Sendable {
    case file(FileMode, ObjectName)
    case unopened(ObjectName)
    case folder(Int)

    var isFolder: Bool { if case .file = self { false } else { true } }
  }

  /// Its name in the folder above, and that folder's number; those of the outermost one are never asked for.
  let name: ArraySlice<UInt8>
  let parent: Int
  /// The entries in git's order.
  var entries: [Entry] = []
  /// Its id once it has been computed.
  var id: ObjectName?

  /// Finds an entry.
  subscript(key: EntryKey) -> Object? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      let order = EntryKey.order(entries[middle].key, key)
      if order == 0 { return entries[middle].object }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Takes over changes: nil where an entry goes.
  mutating func merge(_ changes: [EntryKey: Object?]) {
    let changes = changes.sorted { $0.key < $1.key }
    var merged: [Entry] = []
    merged.reserveCapacity(entries.count + changes.count)
    var next = 0
    for (key, object) in changes {
      while next < entries.count, entries[next].key < key {
        merged.append(entries[next])
        next += 1
      }
      if next < entries.count, entries[next].key == key { next += 1 }
      if let object { merged.append(Entry(name: key.name, object: object)) }
    }
    merged.append(contentsOf: entries[next...])
    entries = merged
  }
}
