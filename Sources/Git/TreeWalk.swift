/// One path as several trees have it. A file and a folder of one name are two rows.
package struct TreeRow: Sendable {
  package let path: String
  package let hasValidPath: Bool
  /// In the order of the trees; nil where a tree has nothing there.
  package let entries: [TreeEntry?]

  /// The path as something that changes.
  package func change(from old: TreeEntry?, to new: TreeEntry?) -> TreeChange {
    TreeChange(path: path, hasValidPath: hasValidPath, old: old, new: new)
  }
}

extension Repository {
  /// Goes through several trees at once, in git's order.
  ///
  /// - Parameters:
  ///   - trees: their ids; nil for a tree that holds nothing.
  ///   - isWanted: asked about every folder and every file; a folder that is not wanted is not looked into.
  ///   - visit: takes the files that are wanted.
  package func walk(
    _ trees: [ObjectID?], where isWanted: ([TreeEntry?]) -> Bool, visit: (TreeRow) -> Void
  ) throws(TreeError) {
    try walk(trees, TreeWalkFolder(path: "", isValid: true, depth: 0), where: isWanted, visit: visit)
  }

  private func walk(
    _ trees: [ObjectID?], _ folder: TreeWalkFolder, where isWanted: ([TreeEntry?]) -> Bool, visit: (TreeRow) -> Void
  ) throws(TreeError) {
    guard folder.depth < Self.deepest else { throw .tooDeep(path: folder.path) }
    try rows(of: trees, at: folder.path) { (first, row) throws(TreeError) in
      guard isWanted(row) else { return }
      let path = folder.path.isEmpty ? first.name : "\(folder.path)/\(first.name)"
      let isValid = folder.isValid && first.hasValidName
      guard first.isDirectory else {
        visit(TreeRow(path: path, hasValidPath: isValid, entries: row))
        return
      }
      let inner = TreeWalkFolder(path: path, isValid: isValid, depth: folder.depth + 1)
      try walk(row.map { $0?.id }, inner, where: isWanted, visit: visit)
    }
  }

  /// How many folders may lie inside one another.
  static let deepest = 64

  /// Goes through the names in one folder of several trees, in git's order; what has a name there is told with one of
  /// the entries that do.
  func rows(
    of trees: [ObjectID?], at path: String,
    _ visit: (_ first: TreeEntry, _ row: [TreeEntry?]) throws(TreeError) -> Void
  ) throws(TreeError) {
    var listings: [[TreeEntry]] = []
    for id in trees { listings.append(try entries(of: id, at: path)) }
    var next = [Int](repeating: 0, count: trees.count)
    var row = [TreeEntry?](repeating: nil, count: trees.count)
    while let first = Self.fill(&row, from: listings, &next) { try visit(first, row) }
  }

  private func entries(of id: ObjectID?, at path: String) throws(TreeError) -> [TreeEntry] {
    guard let id else { return [] }
    let entries = try self.folder(id, at: path).entries
    // git keeps no empty folders, so no rule would ever see the name of one.
    guard !entries.isEmpty || path.isEmpty else {
      throw .format(path: path, id: id, TreeFormatError(reason: "a folder without files"))
    }
    return entries
  }

  /// Takes the next name from those listings that have it, and gives one of the entries; nil at the end of all.
  private static func fill(
    _ row: inout [TreeEntry?], from listings: [[TreeEntry]], _ next: inout [Int]
  ) -> TreeEntry? {
    var first: TreeEntry?
    for (index, listing) in listings.enumerated() {
      row[index] = nil
      guard next[index] < listing.count else { continue }
      let entry = listing[next[index]]
      let order = first.map { entry.order(to: $0) } ?? -1
      guard order <= 0 else { continue }
      if order < 0 {
        for earlier in 0..<index { row[earlier] = nil }
        first = entry
      }
      row[index] = entry
    }
    for index in row.indices where row[index] != nil { next[index] += 1 }
    return first
  }
}

/// A folder on the way through several trees.
private struct TreeWalkFolder {
  let path: String
  let isValid: Bool
  let depth: Int
}
