/// By what entries of a tree are found and put in order: folders as if their names ended in `/`, which is git's way.
struct EntryKey: Hashable, Comparable {
  let name: ArraySlice<UInt8>
  let isFolder: Bool

  static func < (left: EntryKey, right: EntryKey) -> Bool { order(left, right) < 0 }

  /// Below 0 where the left comes first, above 0 where the right does.
  static func order(_ left: EntryKey, _ right: EntryKey) -> Int {
    left.name.withUnsafeBufferPointer { first in
      right.name.withUnsafeBufferPointer { second in
        let common = min(first.count, second.count)
        var index = 0
        while index < common {
          if first[index] != second[index] { return Int(first[index]) - Int(second[index]) }
          index += 1
        }
        let ends = (left.end(at: common, of: first), right.end(at: common, of: second))
        // Of two whose next bytes agree, one is a folder and the other a path inside it.
        return ends.0 != ends.1 ? ends.0 - ends.1 : first.count - second.count
      }
    }
  }

  private func end(at index: Int, of name: UnsafeBufferPointer<UInt8>) -> Int {
    index < name.count ? Int(name[index]) : isFolder ? Int(UInt8(ascii: "/")) : -1
  }
}
