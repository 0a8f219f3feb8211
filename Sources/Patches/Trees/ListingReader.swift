/// Reads the lines of a listing into folders.
struct ListingReader {
  private(set) var folders = FolderTable()
  private(set) var idLength: Int?
  private var line = 0
  /// The path of the line before.
  private var last: EntryKey?
  /// The folders that are open at this line, from the tree itself on, each with the path's length up to its name's end.
  private var open: [(folder: Int, end: Int)] = [(0, -1)]

  mutating func read(_ bytes: [UInt8]) throws(BaseListingError) {
    var place = 0
    while place < bytes.count {
      line += 1
      let end = bytes[...].lineEnd(from: place)
      guard end < bytes.count else { throw error(.lineEndMissing) }
      try read(line: bytes[place..<end])
      place = end + 1
    }
  }

  private func error(_ problem: BaseListingError.Problem) -> BaseListingError {
    BaseListingError(line: line, problem: problem)
  }

  private mutating func read(line text: ArraySlice<UInt8>) throws(BaseListingError) {
    let (object, rest) = try self.object(text)
    let key = EntryKey(name: try path(rest), isFolder: object.isFolder)
    if let last {
      let order = EntryKey.order(last, key)
      guard order != 0 else { throw error(.repeated) }
      guard order < 0 else { throw error(.unsorted) }
    }
    try enter(key.name)
    let start = (open.last?.end ?? -1) + 1 + key.name.startIndex
    let name = key.name[start...]
    let folder = open.last?.folder ?? 0
    if object.isFolder, folders.folders[folder][EntryKey(name: name, isFolder: false)] != nil {
      throw error(.fileAndFolder(TreePath(bytes: Array(key.name))))
    }
    folders.append(object, named: name, to: folder)
    last = key
  }

  // MARK: Fields

  private mutating func object(
    _ text: ArraySlice<UInt8>
  ) throws(BaseListingError) -> (TreeFolder.Object, ArraySlice<UInt8>) {
    guard text.count > 12, text[text.startIndex + 6] == UInt8(ascii: " ") else { throw error(.malformed) }
    let rest = text.dropFirst(7)
    guard let blank = rest.prefix(7).firstIndex(of: UInt8(ascii: " ")),
      let tab = rest[blank...].prefix(66).firstIndex(of: UInt8(ascii: "\t"))
    else { throw error(.malformed) }
    let digits = rest[(blank + 1)..<tab]
    guard let id = ObjectName(hex: digits), digits.allSatisfy({ $0.isDigit || $0 >= UInt8(ascii: "a") }) else {
      throw error(.badID)
    }
    guard idLength == nil || idLength == id.length else { throw error(.otherIDLength) }
    idLength = id.length
    let (object, type) = try self.object(mode: text.prefix(6), id)
    guard type.withUTF8Buffer({ rest[..<blank].elementsEqual($0) }) else { throw error(.badType) }
    return (object, rest[(tab + 1)...])
  }

  private func object(
    mode: ArraySlice<UInt8>, _ id: ObjectName
  ) throws(BaseListingError) -> (TreeFolder.Object, StaticString) {
    guard mode.allSatisfy({ (0x30...0x37).contains($0) }) else { throw error(.badMode) }
    let number = mode.reduce(UInt32(0)) { $0 << 3 | UInt32($1 & 7) }
    if number == 0o40000 { return (.unopened(id), "tree") }
    guard let mode = FileMode(rawValue: number) else { throw error(.badMode) }
    return (.file(mode, id), mode == .submodule ? "commit" : "blob")
  }

  private func path(_ text: ArraySlice<UInt8>) throws(BaseListingError) -> ArraySlice<UInt8> {
    var path = text
    if text.first == UInt8(ascii: "\"") {
      guard let (name, end) = CQuoting.read(text), end == text.endIndex, !CQuoting.isPlain(name[...]) else {
        throw error(.badPath)
      }
      path = name[...]
    } else {
      let isBare = text.allSatisfy {
        $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
      guard isBare else { throw error(.badPath) }
    }
    guard PathRules.allow(path, isLink: false) else { throw error(.badPath) }
    return path
  }

  // MARK: Folders

  /// Closes and opens folders until those above a path are open.
  private mutating func enter(_ path: ArraySlice<UInt8>) throws(BaseListingError) {
    let before = last?.name ?? []
    var common = 0
    let length = min(before.count, path.count)
    while common < length, before[before.startIndex + common] == path[path.startIndex + common] { common += 1 }
    // What is open is above the path before, and above this one where both agree up to the slash behind it.
    while let end = open.last?.end, end >= common { open.removeLast() }
    var start = (open.last?.end ?? -1) + 1
    while let slash = path[(path.startIndex + start)...].firstIndex(of: UInt8(ascii: "/")) {
      try openFolder(path[(path.startIndex + start)..<slash], path: path[..<slash])
      start = slash - path.startIndex + 1
    }
  }

  private mutating func openFolder(
    _ name: ArraySlice<UInt8>, path: ArraySlice<UInt8>
  ) throws(BaseListingError) {
    let parent = open.last?.folder ?? 0
    if folders.folders[parent][EntryKey(name: name, isFolder: false)] != nil {
      throw error(.fileAndFolder(TreePath(bytes: Array(path))))
    }
    // In git's order a folder as a whole comes right before what is in it.
    if let above = folders.folders[parent].entries.last, above.object.isFolder, above.name == name {
      throw error(.insideListedFolder(TreePath(bytes: Array(path))))
    }
    let folder = folders.make(named: name, in: parent)
    folders.append(.folder(folder), named: name, to: parent)
    open.append((folder, path.count))
  }
}
