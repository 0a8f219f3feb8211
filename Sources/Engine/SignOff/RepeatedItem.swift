package import Dataset
import Diagnostics
package import Statistics

/// An item of a batch that says the same as another, see ``Item/substance(of:)``.
package struct RepeatedItem: Hashable, Sendable {
  package let item: ItemName
  package let path: String
  /// The path of the other item.
  package let other: String
  /// Whether the other lies in the same batch; else it lies in one that was frozen before.
  package let isOfOneBatch: Bool

  /// What is wrong, in one line.
  package var words: String {
    let why = isOfOneBatch ? "of the same batch" : "which was frozen before"
    return "\(item) says the same as \(other.shown(limit: 300)), \(why)"
  }

  /// What to do about it, to go on after a command.
  ///
  /// - Parameter hasAttempts: whether the batch was frozen before, so that only a calibrator takes an item out.
  package static func remedy(_ hasAttempts: Bool) -> String {
    hasAttempts
      ? "let its authors write another item under the id, or ask a calibrator to withdraw it"
      : "delete the copy, or let its authors write another item"
  }
}

extension RepeatedItem {
  /// The items of a batch that say the same as one before them in the batch, or one of another batch of the stream that
  /// was frozen before, by id. The items of these batches are read.
  package static func all(
    in batch: BatchName, _ census: Census, of stream: StreamPolicy, _ layout: Layout, in tree: any Snapshot,
    _ digest: @escaping Digest
  ) throws(Unreadable) -> [RepeatedItem] {
    var search = CopySearch(of: batch, stream, layout, in: tree, digest)
    return try all(census, &search)
  }

  static func all(_ census: Census, _ search: inout CopySearch) throws(Unreadable) -> [RepeatedItem] {
    let own = search.own(census)
    let frozen = try search.frozen(saying: Set(own.keys))
    var repeated: [RepeatedItem] = []
    for (substance, entries) in own {
      let other = frozen[substance] ?? entries[0].entry.path
      let isOfOneBatch = frozen[substance] == nil
      repeated += entries.dropFirst(isOfOneBatch ? 1 : 0).map {
        RepeatedItem(item: $0.item.name, path: $0.entry.path, other: other, isOfOneBatch: isOfOneBatch)
      }
    }
    return repeated.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
