/// The patches that were applied one after the other from a listing: several checks of an item go the same way.
struct ReplayTrail: Hashable {
  private var paths: [ByteText]

  /// - Parameter listing: the file that lists the tree.
  init(from listing: String) { paths = [ByteText(Array(listing.utf8)[...])] }

  mutating func go(on patch: String) { paths.append(ByteText(Array(patch.utf8)[...])) }

  /// Whether it is worth remembering where it leads: a long way is gone once.
  var isShort: Bool { paths.count <= 4 }
}
