/// One direction of a `GIT binary patch`, as it is after base 85 and zlib.
package enum BinaryData: Sendable, Hashable {
  /// The whole new content.
  case literal([UInt8])
  /// Instructions that make the new content of the old one, as packs hold them.
  case delta([UInt8])
}
