import Dataset
import Documents

/// What files say as items, by the git object ids of the files, so that in a long history each is read once.
struct GistMemory {
  /// What one item says. Items with the same names of fields have one shape.
  struct Gist {
    let shape: Int
    let hashes: [Int]
    let size: Int
  }

  /// The names of the fields of each shape, in byte order.
  private(set) var shapes: [[String]] = []
  private var numbers: [[String]: Int] = [:]
  /// Nil for what is no item that can be read.
  private var known: [String: Gist?] = [:]
  private var circumstances: Set<String> = []

  /// Forgets what was read where it was read with other fields left out.
  mutating func leaveOut(_ fields: Set<String>) {
    guard fields != circumstances else { return }
    (circumstances, known) = (fields, [:])
  }

  /// What a document says as an item.
  mutating func gist(of root: Node, id: String?) -> Gist {
    if let id, let gist = known[id] ?? nil { return gist }
    let gist = ItemGist(of: root, besides: circumstances)
    let number = numbers[gist.names] ?? shapes.count
    if number == shapes.count {
      numbers[gist.names] = number
      shapes.append(gist.names)
    }
    let found = Gist(shape: number, hashes: gist.hashes, size: gist.size)
    if let id { known[id] = .some(found) }
    return found
  }

  /// What a file says; nil where it cannot be read as an item.
  mutating func gist(
    of entry: FileEntry, _ format: Format, in tree: any Snapshot
  ) throws(Unreadable) -> Gist? {
    if let id = entry.id, let gist = known[id] { return gist }
    // A copy is one whatever else is wrong with it.
    guard let document = Document.read(try tree.bytes(of: entry), as: format, limits: .item).draft else {
      if let id = entry.id { known[id] = .some(nil) }
      return nil
    }
    return gist(of: document.root, id: entry.id)
  }
}
