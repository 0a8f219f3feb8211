/// The contents that were read last, by their ids: one that is looked at for several reasons in a row is read once.
struct RecentContents {
  private var known: [ObjectID: [UInt8]] = [:]
  /// How many bytes they have.
  private var held = 0
  /// So many are kept: what one commit usually changes.
  private static let mostHeld = 1 << 20

  subscript(id: ObjectID) -> [UInt8]? { known[id] }

  mutating func keep(_ bytes: [UInt8], of id: ObjectID) {
    guard bytes.count <= Self.mostHeld else { return }
    held += bytes.count
    if held > Self.mostHeld {
      known = [:]
      held = bytes.count
    }
    known[id] = bytes
  }
}
