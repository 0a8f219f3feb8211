/// One entry of a tree object.
package struct TreeEntry: Hashable, Sendable {
  package let mode: UInt32
  /// The name; bytes that are not UTF-8 read as U+FFFD.
  package let name: String
  package let hasValidName: Bool
  package let id: ObjectID

  package static let directoryMode: UInt32 = 0o40000

  package var isDirectory: Bool { mode == Self.directoryMode }
}

/// Why bytes are no tree that may be trusted.
package struct TreeFormatError: Error, Hashable, Sendable {
  package let reason: String
}

/// A tree object, read from its raw bytes: `mode SP name NUL id`, again and again.
package enum TreeObject {
  /// Reads a tree and refuses what git would not have written: an entry cut short, a mode with leading zeros, an empty
  /// name or one with a stroke, names out of order or twice.
  package static func parse(_ bytes: UnsafeRawBufferPointer) throws(TreeFormatError) -> [TreeEntry] {
    var entries: [TreeEntry] = []
    var index = 0
    var previous = 0..<0
    var previousIsDirectory = false
    while index < bytes.count {
      let mode = try mode(bytes, &index)
      guard let end = bytes[index...].firstIndex(of: 0), bytes.count - end - 1 >= ObjectID.length else {
        throw TreeFormatError(reason: "an entry is cut short")
      }
      let name = index..<end
      try check(bytes, name)
      let isDirectory = mode == TreeEntry.directoryMode
      if !entries.isEmpty,
        !isOrdered(bytes, previous, leftIsDirectory: previousIsDirectory, right: name, rightIsDirectory: isDirectory)
      {
        throw TreeFormatError(reason: "names are out of order, or stand twice")
      }
      entries.append(entry(mode, UnsafeRawBufferPointer(rebasing: bytes[name]), bytes: bytes, after: end))
      (previous, previousIsDirectory) = (name, isDirectory)
      index = end + 1 + ObjectID.length
    }
    try checkTwins(entries)
    return entries
  }

  private static func entry(
    _ mode: UInt32, _ name: UnsafeRawBufferPointer, bytes: UnsafeRawBufferPointer, after end: Int
  ) -> TreeEntry {
    let id = ObjectID(raw: UnsafeRawBufferPointer(rebasing: bytes[(end + 1)..<(end + 1 + ObjectID.length)]))
    let valid = String(validating: name, as: UTF8.self)
    return TreeEntry(
      mode: mode, name: valid ?? String(decoding: name, as: UTF8.self), hasValidName: valid != nil, id: id)
  }

  private static func mode(_ bytes: UnsafeRawBufferPointer, _ index: inout Int) throws(TreeFormatError) -> UInt32 {
    var mode: UInt32 = 0
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: " ") {
      guard (0x30...0x37).contains(bytes[index]), index - start < 6 else {
        throw TreeFormatError(reason: "a mode is malformed")
      }
      mode = mode << 3 | UInt32(bytes[index] - 0x30)
      index += 1
    }
    guard index < bytes.count, index > start, bytes[start] != UInt8(ascii: "0") else {
      throw TreeFormatError(reason: "a mode is malformed")
    }
    index += 1
    return mode
  }

  private static func check(_ bytes: UnsafeRawBufferPointer, _ name: Range<Int>) throws(TreeFormatError) {
    guard !name.isEmpty else { throw TreeFormatError(reason: "an entry has no name") }
    guard !bytes[name].contains(UInt8(ascii: "/")) else { throw TreeFormatError(reason: "a name holds a stroke") }
  }

  /// git orders a folder as if its name ended in a stroke.
  private static func isOrdered(
    _ bytes: UnsafeRawBufferPointer, _ left: Range<Int>, leftIsDirectory: Bool, right: Range<Int>,
    rightIsDirectory: Bool
  ) -> Bool {
    let common = min(left.count, right.count)
    for offset in 0..<common {
      let (leftByte, rightByte) = (bytes[left.lowerBound + offset], bytes[right.lowerBound + offset])
      if leftByte != rightByte { return leftByte < rightByte }
    }
    if left.count == right.count { return false }
    let leftNext = left.count > common ? bytes[left.lowerBound + common] : (leftIsDirectory ? UInt8(ascii: "/") : 0)
    let rightNext = right.count > common ? bytes[right.lowerBound + common] : (rightIsDirectory ? UInt8(ascii: "/") : 0)
    return leftNext < rightNext
  }

  /// A file and a folder of the same name need not be neighbours.
  private static func checkTwins(_ entries: [TreeEntry]) throws(TreeFormatError) {
    guard entries.contains(where: \.isDirectory) else { return }
    // Byte by byte: two spellings of one name are two names.
    let files = Set(entries.lazy.filter { !$0.isDirectory && $0.hasValidName }.map { Array($0.name.utf8) })
    guard !files.isEmpty else { return }
    for folder in entries where folder.isDirectory && folder.hasValidName && files.contains(Array(folder.name.utf8)) {
      throw TreeFormatError(reason: "a name stands for a file and a folder at once")
    }
  }
}
