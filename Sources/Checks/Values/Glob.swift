/// A glob over paths, as `.gitattributes` has them: `*` is anything within a folder, `**` anything at all, `?` one
/// character. A glob without a stroke is held against the last part of a path.
struct Glob: Sendable {
  private let pattern: [UInt8]
  private let isOfName: Bool

  init(_ text: String) {
    pattern = Array(text.utf8)
    isOfName = !text.contains("/")
  }

  func matches(_ path: [UInt8]) -> Bool {
    guard isOfName else { return Self.match(pattern[...], path[...]) }
    let name = path.lastIndex(of: 0x2F).map { path[($0 + 1)...] } ?? path[...]
    return Self.match(pattern[...], name)
  }

  /// Goes back to the last star alone, so that no glob takes more than the product of the two lengths.
  private static func match(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
    var (at, place) = (pattern.startIndex, path.startIndex)
    var star: (after: Int, start: Int)?
    // `**/` stands for whole folders, `**` for anything.
    var wide: (after: Int, start: Int, isOfFolders: Bool)?
    while place < path.endIndex {
      if at < pattern.endIndex, pattern[at] == UInt8(ascii: "*") {
        if at + 1 < pattern.endIndex, pattern[at + 1] == UInt8(ascii: "*") {
          at += 2
          let isOfFolders = at < pattern.endIndex && pattern[at] == 0x2F
          if isOfFolders { at += 1 }
          (wide, star) = ((at, place, isOfFolders), nil)
        } else {
          at += 1
          star = (at, place)
        }
      } else if at < pattern.endIndex,
        pattern[at] == path[place] || pattern[at] == UInt8(ascii: "?") && path[place] != 0x2F
      {
        at += 1
        place += 1
      } else if let (after, start) = star, path[start] != 0x2F {
        star = (after, start + 1)
        (at, place) = (after, start + 1)
      } else if let (after, start, isOfFolders) = wide {
        var next = start + 1
        while isOfFolders, next < path.endIndex, path[next - 1] != 0x2F { next += 1 }
        wide = (after, next, isOfFolders)
        (at, place, star) = (after, next, nil)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
