/// Changes of files brought into a tree. Each folder that they touch is written once, and no other is looked at.
struct TreeEdit {
  /// A path at which a file and a folder would stand.
  struct Conflict: Error {
    let path: TreePath
  }

  private var table: FolderTable
  private var changes: [Int: [EntryKey: TreeFolder.Object?]] = [:]

  init(_ table: FolderTable) { self.table = table }

  /// Notes that a file goes.
  mutating func remove(_ path: TreePath) {
    guard let (folder, name) = place(of: path, makesFolders: false) else { return }
    note(nil, name, isFolder: false, in: folder)
  }

  /// Notes that a file is written, with the folders above it.
  mutating func write(_ mode: FileMode, _ id: ObjectName, at path: TreePath) {
    guard let (folder, name) = place(of: path, makesFolders: true) else { return }
    note(.file(mode, id), name, isFolder: false, in: folder)
  }

  private mutating func note(
    _ object: TreeFolder.Object?, _ name: ArraySlice<UInt8>, isFolder: Bool, in folder: Int
  ) {
    changes[folder, default: [:]].updateValue(object, forKey: EntryKey(name: name, isFolder: isFolder))
  }

  /// The number of the folder that holds a path, and the name there; nil where a folder is missing, or is not open.
  private mutating func place(of path: TreePath, makesFolders: Bool) -> (folder: Int, name: ArraySlice<UInt8>)? {
    var folder = 0
    var start = 0
    for (index, byte) in path.bytes.enumerated() where byte == UInt8(ascii: "/") {
      let key = EntryKey(name: path.bytes[start..<index], isFolder: true)
      let object = changes[folder]?[key] ?? table.folders[folder][key]
      if case .folder(let number) = object {
        folder = number
      } else {
        guard makesFolders, object == nil else { return nil }
        let number = table.make(named: key.name, in: folder)
        note(.folder(number), key.name, isFolder: true, in: folder)
        folder = number
      }
      start = index + 1
    }
    return (folder, path.bytes[start...])
  }

  /// The tree with the changes, and its id. Folders without files go.
  mutating func finished(_ hash: ObjectHash) throws(Conflict) -> (table: FolderTable, id: ObjectName) {
    for folder in touched() {
      let own = changes[folder] ?? [:]
      table.merge(own, into: folder)
      if folder > 0, table.folders[folder].entries.isEmpty {
        note(nil, table.folders[folder].name, isFolder: true, in: table.folders[folder].parent)
        continue
      }
      for (key, object) in own where object != nil {
        guard table.folders[folder][EntryKey(name: key.name, isFolder: !key.isFolder)] == nil else {
          throw Conflict(path: path(of: key.name, in: folder))
        }
      }
      table.identify(folder, hash)
    }
    return (table, table.folders[0].id ?? table.identify(hash))
  }

  /// The folders that change, and those above them, the innermost first.
  private func touched() -> [Int] {
    var all: Set<Int> = [0]
    for number in changes.keys {
      var number = number
      while all.insert(number).inserted { number = table.folders[number].parent }
    }
    return all.sorted(by: >)
  }

  private func path(of name: ArraySlice<UInt8>, in folder: Int) -> TreePath {
    var names = [name]
    var folder = folder
    while folder > 0 {
      names.append(table.folders[folder].name)
      folder = table.folders[folder].parent
    }
    return TreePath(bytes: Array(names.reversed().joined(separator: [UInt8(ascii: "/")])))
  }
}
