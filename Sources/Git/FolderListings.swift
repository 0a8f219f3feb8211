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
