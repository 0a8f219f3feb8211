package import Documents

/// What one record became: an item that is ready to be written.
package struct ImportedItem: Sendable {
  /// The item's id, the name of its file without the ending.
  package let id: String
  /// The item's content: the envelope's fields first, in the envelope's order, then the type's in the map's order.
  package let content: Value
  /// The files that belong into the item's own folder, in the order in which the content names them.
  package let sidecars: [Sidecar]
  /// The line of the record.
  package let line: Int

  /// A file beside the item.
  package struct Sidecar: Hashable, Sendable {
    /// The path inside the item's own folder: `/` between the parts, none of them empty, `.`, `..` or `.git`.
    package let path: String
    package let bytes: [UInt8]
  }
}
