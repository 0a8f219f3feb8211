/// How much of a document is read before it is refused.
package struct Limits: Hashable, Sendable {
  /// Bytes of the whole text.
  package var size: Int
  /// Collections inside one another.
  package var depth: Int
  /// Scalars, sequences and mappings together, keys included.
  package var nodes: Int

  package init(size: Int, depth: Int, nodes: Int) {
    self.size = size
    self.depth = depth
    self.nodes = nodes
  }

  /// The limits of an item: 1 MiB, 64 levels, 100,000 nodes.
  package static let item = Limits(size: 1 << 20, depth: 64, nodes: 100_000)

  /// The limits of one record of another format, as it is imported: 16 MiB, 64 levels, 1,000,000 nodes.
  package static let record = Limits(size: 16 << 20, depth: 64, nodes: 1_000_000)
}
