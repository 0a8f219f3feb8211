package import Dataset

/// Every path of policy that two trees have otherwise. What batches hold is no policy, so it costs nothing.
package struct PolicyDifference {
  private let layout: Layout
  private let old: any Snapshot
  private let new: any Snapshot

  /// - Parameter layout: says what is policy.
  package init(_ layout: Layout, from old: any Snapshot, to new: any Snapshot) {
    self.layout = layout
    self.old = old
    self.new = new
  }

  /// The paths with what they hold in both trees, in no order.
  package func changes() throws(Unreadable) -> [PathChange] {
    var changes: [PathChange] = []
    var folders = [""]
    while let folder = folders.popLast() {
      for (old, new) in try pairs(in: folder) where old != new || old?.id == nil {
        guard let entry = old ?? new else { continue }
        if entry.mode != .directory {
          if old != new, layout.place(of: entry.path).isPolicy {
            changes.append(PathChange(path: entry.path, old: old, new: new))
          }
        } else if !isBatch(entry.path) {
          folders.append(entry.path)
        }
      }
    }
    return changes
  }

  private func isBatch(_ folder: String) -> Bool {
    if case .batch = layout.place(of: folder + "/x") { true } else { false }
  }

  /// The entries of a folder in both trees; a file and a folder of one name are two.
  private func pairs(in folder: String) throws(Unreadable) -> [(old: FileEntry?, new: FileEntry?)] {
    let (left, right) = (try old.entries(in: folder) ?? [], try new.entries(in: folder) ?? [])
    var pairs: [(old: FileEntry?, new: FileEntry?)] = left.map { ($0, nil) }
    var places: [Name: Int] = [:]
    for (index, entry) in left.enumerated() { places[Name(entry)] = index }
    for entry in right {
      if let place = places[Name(entry)] { pairs[place].new = entry } else { pairs.append((nil, entry)) }
    }
    return pairs
  }

  private struct Name: Hashable {
    let path: ExactPath
    let isFolder: Bool

    init(_ entry: FileEntry) {
      path = ExactPath(entry.path)
      isFolder = entry.mode == .directory
    }
  }
}
