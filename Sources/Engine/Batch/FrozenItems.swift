import Dataset

/// The items of batches as their last attempt froze them.
///
/// They were judged by the policy that held then. A batch that is opened again changes none of them, so what a later
/// policy finds wrong in one that is still the same is a warning, until the batch is frozen anew: otherwise nobody
/// could open it, since whoever opens it mends nobody's items, and nobody mends items of a frozen batch.
struct FrozenItems {
  /// The folders of items, by batch; nil where nothing was frozen.
  private var known: [BatchName: (any Snapshot)?] = [:]

  /// Whether an item of an open batch is what the last attempt froze.
  mutating func hold(
    _ file: Scope.ItemFile, of state: BatchState, in snapshot: any Snapshot
  ) throws(Unreadable) -> Bool {
    guard state.batch?.state == .open else { return false }
    let batch = file.name.batchName
    if known[batch] == nil { known[batch] = .some(try Self.items(of: state, in: snapshot)) }
    guard let frozen = known[batch] ?? nil, let entry = try frozen.entry(at: String(file.entry.name)), entry.isFile
    else { return false }
    let id = try snapshot.blob(of: file.entry)
    return entry.mode == file.entry.mode && entry.id == id
  }

  private static func items(of state: BatchState, in snapshot: any Snapshot) throws(Unreadable) -> (any Snapshot)? {
    let numbers = try snapshot.entries(in: state.folder.attempts)?.compactMap {
      $0.mode == .directory ? $0.name.ordinal : nil
    }
    guard let last = numbers?.max(),
      let entry = try snapshot.entry(at: state.folder.attempt(last).plan),
      let plan = try ReviewReading(snapshot).document(entry).flatMap({ AttemptPlan($0) })
    else { return nil }
    return try snapshot.opening(tree: plan.tree)
  }
}
