extension BaseListing {
  /// Writes the listing of a tree in which the folders along some paths are open, and no others.
  ///
  /// - Parameters:
  ///   - tree: the id of the tree.
  ///   - paths: what patches touch. Whether it is there makes no difference.
  ///   - entries: what a tree holds, by its id.
  package static func written<Failure: Error>(
    _ tree: ObjectName, touching paths: some Sequence<TreePath>,
    entries: (ObjectName) throws(Failure) -> [ListedEntry]
  ) throws(Failure) -> [UInt8] {
    var opened: Set<ArraySlice<UInt8>> = []
    for path in paths {
      for index in path.bytes.indices where path.bytes[index] == UInt8(ascii: "/") {
        opened.insert(path.bytes[..<index])
      }
    }
    var text: [UInt8] = []
    var left = sorted(try entries(tree), in: [])
    while let (path, object) = left.popLast() {
      if case .folder(let id) = object, opened.contains(path) {
        left += sorted(try entries(id), in: path + [UInt8(ascii: "/")])
      } else {
        append(object, path, to: &text)
      }
    }
    return text
  }

  /// The entries of a folder with their paths, the last one first.
  private static func sorted(
    _ entries: [ListedEntry], in folder: ArraySlice<UInt8>
  ) -> [(path: ArraySlice<UInt8>, object: ListedEntry.Object)] {
    entries.sorted { left, right in
      EntryKey(name: left.name[...], isFolder: left.isFolder)
        > EntryKey(name: right.name[...], isFolder: right.isFolder)
    }.map { (folder + $0.name, $0.object) }
  }

  private static func append(_ object: ListedEntry.Object, _ path: ArraySlice<UInt8>, to text: inout [UInt8]) {
    switch object {
    case .folder(let id): text += "040000 tree \(id)\t".utf8
    case .file(.submodule, let id): text += "160000 commit \(id)\t".utf8
    case .file(let mode, let id): text += "\(mode) blob \(id)\t".utf8
    }
    text += CQuoting.quoted(path)
    text.append(.lineFeed)
  }
}
