import Patches
import Support

/// The files of a generated tree.
typealias Files = [TreePath: FileSet.File]

/// A made-up tree, and changes of it. Lines are of few words, so that hunks fit in more than one place.
struct World {
  private static let names = [
    "a", "b.txt", "lib/a", "lib/b.c", "lib/c.c", "lib/deep/x", "lib/deep/y", "lib.c", "lib-x/a", "a b", "a b c/d e",
    "tab\there", "quote\"x", "ümlaut", "doc/read me.md", "doc/z", "git~2", ".gitx", "x/y/z/w", "x/y.z", "back\\slash",
  ]
  private static let words = [
    "one", "two", "", "{", "}", "  return", "x = 1", "\tx", "-- ", "+++ b", "--- a", "@@ -1 +1 @@",
  ]

  var dice: Dice
  private(set) var base: Files = [:]

  init(_ seed: UInt64) {
    dice = Dice(seed)
    for _ in 0..<(4 + dice.below(8)) { if let path = freePath(in: base) { base[path] = file() } }
  }

  /// The tree after some changes.
  mutating func changed() -> Files {
    var files = base
    for _ in 0..<(1 + dice.below(4)) { change(&files) }
    return files
  }

  private mutating func change(_ files: inout Files) {
    guard let path = dice.pick(files.keys.sorted()), var file = files[path] else { return }
    switch dice.below(12) {
    case 0: files[path] = nil
    case 1, 2:
      guard let new = freePath(in: files) else { return }
      files[path] = nil
      if dice.chance(40), file.mode != .submodule { file.content = edited(file.content) }
      if !Self.clashes(new, files) { files[new] = file }
    case 3: if let new = freePath(in: files) { files[new] = self.file() }
    case 4: if let new = freePath(in: files) { files[new] = file }
    case 5 where file.mode == .file: files[path]?.mode = .executable
    case 5 where file.mode == .executable: files[path]?.mode = .file
    case 6: files[path] = self.file()
    case 7:
      // A file becomes a folder.
      files[path] = nil
      files[TreePath(bytes: path.bytes + Array("/in".utf8))] = file
    default:
      if file.mode == .submodule { file.content = submodule() } else { file.content = edited(file.content) }
      files[path] = file
    }
  }

  private mutating func freePath(in files: Files) -> TreePath? {
    for _ in 0..<20 {
      guard let name = dice.pick(Self.names) else { return nil }
      let path = TreePath(name)
      if files[path] == nil, !Self.clashes(path, files) { return path }
    }
    return nil
  }

  private static func clashes(_ path: TreePath, _ files: Files) -> Bool {
    path.ancestors.contains { files[$0] != nil } || files.keys.contains { $0.ancestors.contains(path) }
  }

  // MARK: Contents

  private mutating func file() -> FileSet.File {
    switch dice.below(20) {
    case 0: return FileSet.File(Array("../target \(dice.below(4))".utf8), mode: .link)
    case 1: return FileSet.File(submodule(), mode: .submodule)
    case 2: return FileSet.File([])
    case 3: return FileSet.File((0..<(20 + dice.below(400))).map { _ in UInt8(dice.below(256)) } + [0])
    default: return FileSet.File(text(lines: dice.below(30)), mode: dice.chance(20) ? .executable : .file)
    }
  }

  private mutating func submodule() -> [UInt8] {
    Array("Subproject commit \(dice.hex64().prefix(40))\n".utf8)
  }

  private mutating func line() -> [UInt8] {
    let word = dice.pick(Self.words) ?? ""
    return Array((dice.chance(30) ? "\(word) \(dice.below(50))" : word).utf8)
  }

  private mutating func text(lines: Int) -> [UInt8] {
    let end = dice.chance(15) ? "\r\n" : "\n"
    var text: [UInt8] = []
    for _ in 0..<lines { text += line() + Array(end.utf8) }
    if dice.chance(20), !text.isEmpty { text.removeLast() }
    return text
  }

  mutating func edited(_ content: [UInt8]) -> [UInt8] {
    if content.contains(0) {
      var content = content
      content[dice.below(content.count)] = UInt8(dice.below(256))
      return content + [0, UInt8(dice.below(256))]
    }
    var lines = content.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    for _ in 0..<(1 + dice.below(4)) {
      let place = dice.below(lines.count)
      switch dice.below(5) {
      case 0: lines.insert(line(), at: place)
      case 1 where lines.count > 1: lines.remove(at: place)
      case 2: lines[place] = line()
      case 3: lines.append(dice.chance(50) ? [] : line())
      default: lines[place] += dice.chance(50) ? [13] : Array(" ".utf8)
      }
    }
    return Array(lines.joined(separator: [10]))
  }
}
