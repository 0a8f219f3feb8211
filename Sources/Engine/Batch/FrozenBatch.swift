package import Dataset

/// A batch that is frozen, failed or signed off: what it holds is judged by its root alone.
package struct FrozenBatch: Sendable {
  /// What stands in `items/`.
  package enum Holding: Hashable, Sendable {
    /// The git object id of the folder.
    case tree(String)
    /// The batch's root, where the folder has no id, because it lies in an index or a work tree.
    case root(String)
    /// There is no such folder.
    case nothing
  }

  package let batch: Batch
  package let folder: BatchFolder
  /// What the last attempt fixed; nil where there is none, or none that can be read.
  package let plan: AttemptPlan?
  package let holding: Holding

  init(
    _ batch: Batch, of stream: StreamPolicy, _ layout: Layout, in tree: any Snapshot, _ inspector: Inspector
  ) throws(Unreadable) {
    self.batch = batch
    folder = stream.batchFolder(batch.name.batch)
    plan = try BatchFiles(batch.name, of: stream, layout, in: tree)?.last?.plan
    let items = folder.items
    switch try tree.entry(at: items) {
    case nil: holding = .nothing
    case let entry?:
      if let id = entry.id {
        holding = .tree(id)
      } else {
        holding = .root(try Census.root(of: items, in: tree, inspector.digest))
      }
    }
  }
}

/// Looks at one batch that is frozen, failed or signed off.
package protocol FrozenBatchRule: Rule {
  func inspect(_ batch: FrozenBatch, _ findings: inout Findings)
}
