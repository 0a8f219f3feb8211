package import Checks
package import Dataset
import Diagnostics
import Documents

/// What shows that something was recorded while the work went on, and not made up after it.
///
/// A chain of digests shows that nothing was put in between later; whoever made up all of it could have chained that.
/// Only somebody else's clock could anchor it in time, and a tree shows none.
package enum Liveness: Hashable, Sendable {
  /// A chain of digests holds, whose check is named.
  case chained(by: String)
  /// Nothing but the author's word.
  case asserted

  /// In words, to go on after what is scored.
  package var words: String {
    switch self {
    case .chained(let check): "chained, \(check) finds nothing"
    case .asserted: "asserted, nothing but the author's word shows it"
    }
  }
}

extension DatasetState {
  /// What shows that an item was recorded while the work went on.
  ///
  /// - Parameters:
  ///   - checks: those of the item's stream.
  ///   - digests: what checks digest with.
  /// - Returns: nil where the stream does not score its items so.
  package func liveness(
    of item: Item, by checks: CheckSet, digests: Digests
  ) throws(Unreadable) -> Liveness? {
    guard let chain = checks.chain else { return nil }
    let files = SidecarReading(item.sidecarFolder, tree, RubricMemory())
    let context = CheckContext(CheckedItem(root: item.root, digests: digests) { files.content(of: $0) })
    let holds = CheckWorker().holds(chain, in: context)
    if let failure = files.failure { throw failure }
    // A file that is not here, or is not read, shows nothing.
    let isRead = files.paths.allSatisfy { path in
      if case .bytes = files.content(of: path) { true } else { false }
    }
    if let failure = files.failure { throw failure }
    return holds && isRead ? .chained(by: chain.id.name) : .asserted
  }

  /// How many items of a batch are scored how; nil where the stream scores none. What cannot be read is in none.
  package func liveness(
    in batch: BatchName, by checks: CheckSet, digests: Digests
  ) throws(Unreadable) -> (chained: Int, asserted: Int)? {
    guard checks.chain != nil, let stream = manifest.stream(named: batch.stream) else { return nil }
    let (reading, folder) = (ReviewReading(tree), stream.batchFolder(batch.batch))
    var (chained, asserted) = (0, 0)
    for name in try items(in: batch) {
      guard let file = try reading.file(of: name, in: folder),
        let item = try reading.item(name, in: file.entry, file.format),
        let liveness = try liveness(of: item, by: checks, digests: digests)
      else { continue }
      if liveness == .asserted { asserted += 1 } else { chained += 1 }
    }
    return (chained, asserted)
  }
}
