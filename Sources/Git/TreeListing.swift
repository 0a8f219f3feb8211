/// The entries of a tree object in git's order, which a name is looked up in without going through all of them.
package struct TreeListing: Sendable {
  package let entries: [TreeEntry]
  /// Whether the order of the names is the order of the tree: names that are not UTF-8 read otherwise than they sort.
  private let isOrdered: Bool

  package init(_ entries: [TreeEntry]) {
    self.entries = entries
    isOrdered = entries.allSatisfy(\.hasValidName)
  }

  /// The entry with a name, compared byte by byte; nil where there is none.
  package func entry(named name: Substring) -> TreeEntry? {
    guard isOrdered else { return entries.first { $0.name.utf8.elementsEqual(name.utf8) } }
    return search(name, asDirectory: false) ?? search(name, asDirectory: true)
  }

  private func search(_ name: Substring, asDirectory: Bool) -> TreeEntry? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      let order = entries[middle].order(to: name, asDirectory: asDirectory)
      if order == 0 { return entries[middle] }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

extension TreeEntry {
  /// How the entry stands to another one in git's order: 0 where both have one name, byte by byte, and both are
  /// folders, or neither is.
  func order(to other: TreeEntry) -> Int { order(to: other.name[...], asDirectory: other.isDirectory) }

  /// How the entry stands to a name in git's order, in which a folder counts as if its name ended in a stroke: below 0
  /// where it comes before.
  fileprivate func order(to other: Substring, asDirectory: Bool) -> Int {
    let ends = (Self.end(ofDirectory: isDirectory), Self.end(ofDirectory: asDirectory))
    var (name, other) = (name, other)
    return name.withUTF8 { mine in other.withUTF8 { theirs in Self.order(of: mine, to: theirs, ends: ends) } }
  }

  private static func order(
    of mine: UnsafeBufferPointer<UInt8>, to theirs: UnsafeBufferPointer<UInt8>, ends: (mine: Int, theirs: Int)
  ) -> Int {
    let common = min(mine.count, theirs.count)
    for index in 0..<common where mine[index] != theirs[index] { return Int(mine[index]) - Int(theirs[index]) }
    return (mine.count > common ? Int(mine[common]) : ends.mine)
      - (theirs.count > common ? Int(theirs[common]) : ends.theirs)
  }

  private static func end(ofDirectory isDirectory: Bool) -> Int { isDirectory ? Int(UInt8(ascii: "/")) : 0 }
}

/// The folders that were read last, by the ids of their tree objects, so that one that many trees share is read once.
struct FolderListings {
  private var known: [ObjectID: TreeListing] = [:]
  /// How many entries they hold.
  private var held = 0
  /// So many are kept: some of the largest folders that a hub takes, and what lies above.
  private static let mostHeld = 40_000

  subscript(id: ObjectID) -> TreeListing? { known[id] }

  mutating func keep(_ folder: TreeListing, of id: ObjectID) {
    held += folder.entries.count
    if held > Self.mostHeld {
      known = [:]
      held = folder.entries.count
    }
    known[id] = folder
  }
}
