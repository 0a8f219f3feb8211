import Git
import Support
import Testing

/// Raw trees, and what differs between two.
@Suite struct TreeTests {
  private static let id = [UInt8](repeating: 0x11, count: 20)

  static func entry(_ mode: String, _ name: String) -> [UInt8] { Array("\(mode) \(name)\0".utf8) + id }

  private static func parse(_ bytes: [UInt8]) -> Result<[TreeEntry], TreeFormatError> {
    bytes.withUnsafeBytes { buffer in
      do throws(TreeFormatError) { return .success(try TreeObject.parse(buffer)) } catch { return .failure(error) }
    }
  }

  /// A tree that git would not have written.
  struct Hostile: Sendable {
    let what: String
    let bytes: [UInt8]

    init(_ what: String, _ entries: [UInt8]...) {
      self.what = what
      bytes = entries.flatMap { $0 }
    }

    /// One entry alone, without its id.
    init(_ what: String, text: String) {
      self.init(what, Array(text.utf8))
    }
  }

  static let hostile: [Hostile] = [
    Hostile("out of order", entry("100644", "b"), entry("100644", "a")),
    Hostile("twice", entry("100644", "a"), entry("100644", "a")),
    Hostile("a folder before a file that git puts first", entry("40000", "a"), entry("100644", "a.b")),
    Hostile("a file and a folder", entry("100644", "a"), entry("40000", "a")),
    Hostile("a file and a folder apart", entry("100644", "a"), entry("100644", "a.b"), entry("40000", "a")),
    Hostile("no name", entry("100644", "")), Hostile("a stroke", entry("100644", "a/b")),
    Hostile("zeros before the mode", entry("040000", "a")), Hostile("no mode", entry("", "a")),
    Hostile("a mode that is no octal number", entry("100648", "a")), Hostile("a long mode", entry("1000644", "a")),
    Hostile("an id cut short", Array(entry("100644", "a").dropLast())), Hostile("no NUL", text: "100644 a"),
    Hostile("no space", text: "100644"), Hostile("something behind", entry("100644", "a"), [0x31]),
    Hostile("a space before the mode", entry(" 100644", "a")),
  ]

  @Test(arguments: hostile) func refuses(tree: Hostile) throws {
    guard case .success(let entries) = Self.parse(tree.bytes) else { return }
    Issue.record("\(tree.what): \(entries)")
  }

  @Test func keepsWhatRulesJudge() throws {
    let bytes =
      Self.entry("100644", ".git") + Self.entry("120000", "a") + Self.entry("100664", "b") + Self.entry("160000", "c")
    let entries = try Self.parse(bytes + Array("100644 d".utf8) + [0xFF, 0] + Self.id).get()
    #expect(entries.map(\.mode) == [0o100644, 0o120000, 0o100664, 0o160000, 0o100644])
    #expect(entries.map(\.hasValidName) == [true, true, true, true, false])
  }

  @Test func twoSpellingsOfOneNameAreTwoNames() throws {
    let bytes = Self.entry("100644", "e\u{301}") + Self.entry("40000", "\u{e9}")
    #expect(try Self.parse(bytes).get().count == 2)
  }

  @Test func cutAnywhereItNeverTraps() {
    let whole = Self.entry("100644", "a") + Self.entry("40000", "b") + Self.entry("100755", "c")
    for end in whole.indices {
      for byte: UInt8 in [0, 0x20, 0x2F, 0x37, 0xFF] { _ = Self.parse(whole[..<end] + [byte]) }
    }
  }

  // MARK: Differences, with git as the oracle

  private static let states: [KeyValuePairs<String, String>] = [
    [:], ["a": "1"], ["a": "2"], ["a/b": "1"], ["a/b": "1", "a.c": "2", "a0": "3"], ["a": "1", "a.c": "2", "a0": "3"],
    ["a/b/c/d": "1", "a/b/c/e": "2", "x": "3"], ["a/b/c/d": "1", "a/b/c/e": "9", "x": "3"], ["a/b/c": "1", "x": "3"],
    ["\u{e9}": "1", "z": "1"], ["e\u{301}": "1", "z": "1"], ["\u{e9}": "1", "e\u{301}": "2"],
    ["a b": "1", "\"q\"": "2", "\u{1F600}": "3"],
    ["foo": "1", "foo.txt": "1", "foo-bar": "1"], ["foo/x": "1", "foo.txt": "1", "foo-bar": "2"],
  ]

  @Test func differencesAgreeWithGit() throws {
    let sandbox = try Sandbox()
    try sandbox.makeRepository()
    let trees = try Self.states.map { state in
      try sandbox.git("rm -rqf --cached --ignore-unmatch .")
      for (path, text) in state {
        let id = try sandbox.store("blob", Array(text.utf8))
        try sandbox.git(["update-index", "--add", "--cacheinfo", "100644,\(id),\(path)"])
      }
      return try sandbox.git("write-tree").text
    }
    let repository = try Repository.open(at: sandbox.path("repo"), searching: false)
    for old in trees {
      for new in trees {
        let ours = try repository.difference(from: ObjectID(hex: old), to: ObjectID(hex: new)).map { change in
          "\(Self.shown(change.old)) \(Self.shown(change.new)) \(change.path)"
        }
        let raw = try sandbox.git(["diff-tree", "-r", "--raw", "-z", "--no-renames", "--no-abbrev", old, new]).bytes
        let fields = raw.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        let gits = stride(from: 0, to: fields.count, by: 2).map { index in
          let parts = fields[index].dropFirst().split(separator: " ")
          return "\(Self.zero(parts[0], parts[2])) \(Self.zero(parts[1], parts[3])) \(fields[index + 1])"
        }
        #expect(ours.sorted() == gits.sorted())
        let count = try NameCount(
          repository, of: [ObjectID(hex: old), ObjectID(hex: new)], newest: 1, where: { $0[0] != $0[1] }
        ) { _, _ in false }
        #expect(count.names == gits.count)
      }
    }
  }

  private static func shown(_ entry: TreeEntry?) -> String {
    entry.map { "\(String($0.mode, radix: 8)):\($0.id)" } ?? "-"
  }

  private static func zero(_ mode: Substring, _ id: Substring) -> String { mode == "000000" ? "-" : "\(mode):\(id)" }

  /// Two to the fortieth files, which nobody could go through.
  @Test func namesAreCountedByFoldersThatAreKnown() throws {
    let sandbox = try Sandbox()
    try sandbox.makeRepository()
    var tree = ObjectID(hex: try sandbox.store("blob", [0x31]))
    for height in 0..<40 {
      let kind = height == 0 ? "100644 blob" : "040000 tree"
      let id = try #require(tree).description
      tree = ObjectID(
        hex: try sandbox.git(["mktree"], input: Array("\(kind) \(id)\ta\n\(kind) \(id)\tb\n".utf8)).text)
    }
    let repository = try Repository.open(at: sandbox.path("repo"), searching: false)
    let count = try NameCount(repository, of: [nil, tree], newest: 1, where: { $0[0] != $0[1] }) { _, _ in false }
    #expect(count.names == 1 << 40 && count.contents.count == 1)
    let few = try NameCount(repository, of: [nil, tree], newest: 1, where: { $0[0] != $0[1] }) { names, _ in names > 9 }
    #expect(few.names > 9)
    #expect(try repository.difference(from: nil, to: tree, most: 1_000) == nil)
    #expect(try repository.contents(of: [#require(tree)]).count == 1)
  }

  @Test func treesDeeperThan64FoldersAreRefused() throws {
    let sandbox = try Sandbox()
    try sandbox.makeRepository()
    var id = try sandbox.store("blob", [0x31])
    var mode = "100644"
    for _ in 0..<70 {
      id = try sandbox.git(["mktree"], input: Array("\(mode) \(mode == "100644" ? "blob" : "tree") \(id)\ta\n".utf8))
        .text
      mode = "040000"
    }
    let repository = try Repository.open(at: sandbox.path("repo"), searching: false)
    #expect(throws: TreeError.self) { try repository.difference(from: nil, to: ObjectID(hex: id)) }
  }
}
