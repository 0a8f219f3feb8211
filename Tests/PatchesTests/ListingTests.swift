import Patches
import Support
import Testing

/// Listings of trees: what is one, and what it comes to.
@Suite struct ListingTests {
  private static let id = String(repeating: "a", count: 40)
  private static let tree = "040000 tree \(id)\t"
  private static let blob = "100644 blob \(id)\t"

  private static let broken: [(String, String, Int, BaseListingError.Problem)] = [
    ("no line end", "\(blob)a\n\(blob)b", 2, .lineEndMissing), ("an empty line", "\(blob)a\n\n", 2, .malformed),
    ("no tab", "100644 blob \(id) a\n", 1, .malformed), ("two blanks", "100644  blob \(id)\ta\n", 1, .badID),
    ("words", "hello, this is no listing\n", 1, .malformed),
    ("a short mode", "40000 tree \(id)\ta\n", 1, .malformed), ("an old mode", "100664 blob \(id)\ta\n", 1, .badMode),
    ("a mode of letters", "10064x blob \(id)\ta\n", 1, .badMode), ("no mode", "000000 blob \(id)\ta\n", 1, .badMode),
    ("a folder called blob", "040000 blob \(id)\ta\n", 1, .badType),
    ("a file called tree", "100644 tree \(id)\ta\n", 1, .badType),
    ("a submodule called blob", "160000 blob \(id)\ta\n", 1, .badType), ("a tag", "100644 tag \(id)\ta\n", 1, .badType),
    ("a short id", "100644 blob abc\ta\n", 1, .badID),
    ("an id of 41 digits", "100644 blob \(id)a\ta\n", 1, .badID),
    ("capitals", "100644 blob \(id.uppercased())\ta\n", 1, .badID),
    ("ids of two lengths", "\(blob)a\n100644 blob \(id)\(id.prefix(24))\tb\n", 2, .otherIDLength),
    ("no path", "\(blob)\n", 1, .badPath), ("an absolute path", "\(blob)/a\n", 1, .badPath),
    ("a closing slash", "\(tree)a/\n", 1, .badPath), ("two slashes", "\(blob)a//b\n", 1, .badPath),
    ("upwards", "\(blob)../b\n", 1, .badPath), ("git's own", "\(blob).git/config\n", 1, .badPath),
    ("a carriage return", "\(blob)a\r\n", 1, .badPath), ("a bare quote", "\(blob)a\"b\n", 1, .badPath),
    ("a bare backslash", "\(blob)a\\b\n", 1, .badPath), ("open quotes", "\(blob)\"a\\tb\n", 1, .badPath),
    ("words behind quotes", "\(blob)\"a\\tb\" c\n", 1, .badPath), ("needless quotes", "\(blob)\"a\"\n", 1, .badPath),
    ("an unknown escape", "\(blob)\"a\\xb\"\n", 1, .badPath), ("a NUL", "\(blob)\"a\\000b\"\n", 1, .badPath),
    ("twice", "\(blob)a\n\(blob)a\n", 2, .repeated), ("a folder twice", "\(tree)a\n\(tree)a\n", 2, .repeated),
    ("out of order", "\(blob)b\n\(blob)a\n", 2, .unsorted),
    ("a folder too early", "\(tree)a\n\(blob)a.b\n", 2, .unsorted),
    ("in a whole folder", "\(tree)a\n\(blob)a/b\n", 2, .insideListedFolder("a")),
    ("deep in one", "\(blob)x/a\n\(tree)x/b\n\(blob)x/b/c/d\n", 3, .insideListedFolder("x/b")),
    ("a file and a whole folder", "\(blob)a\n\(tree)a\n", 2, .fileAndFolder("a")),
    ("a file and an open folder", "\(blob)a\n\(blob)a.b\n\(blob)a/b\n", 3, .fileAndFolder("a")),
  ]

  @Test func saysWhatIsWrong() {
    for (what, text, line, problem) in Self.broken {
      do throws(BaseListingError) {
        _ = try BaseListing(bytes(text))
        Issue.record("\(what) is taken")
      } catch {
        #expect(error.line == line && error.problem == problem, "\(what): \(error)")
        #expect(error.description.count > 25)
      }
    }
    #expect(throws: BaseListingError.self) { try BaseListing([UInt8](repeating: 10, count: BaseListing.limit + 1)) }
  }

  @Test func emptyIsTheEmptyTree() throws {
    #expect(try BaseListing([]).treeID(.sha1).description == "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
    #expect(
      try BaseListing([]).treeID(.sha256).description
        == "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321")
  }

  /// Each folder that is open or not gives the same tree, with either hash.
  @Test(arguments: ["sha1", "sha256"]) func addsUpToGitsTree(format: String) throws {
    let hash = format == "sha1" ? ObjectHash.sha1 : .sha256
    let oracle = try GitOracle(format: format)
    for seed in 0..<(format == "sha1" ? 12 : 4) {
      var base = World(UInt64(1000 + seed)).base
      for path in base.keys where base[path]?.mode == .submodule {
        base[path]?.content = bytes("Subproject commit \(String(repeating: "7", count: 2 * hash.length))\n")
      }
      let tree = try oracle.store([base], in: "bases")[0]
      for count in 0...3 {
        let listing = try oracle.listing(tree, touching: Array(base.keys.sorted().prefix(count)))
        #expect(try BaseListing(listing).treeID(hash).description == tree)
      }
      let whole = try oracle.sandbox.git(["ls-tree", "-r", tree], in: "bases").bytes
      #expect(try BaseListing(whole).treeID(hash).description == tree)
      #expect(try oracle.listing(tree, touching: Array(base.keys)) == whole)
      let quiet = try oracle.sandbox.git(["-c", "core.quotePath=false", "ls-tree", "-r", tree], in: "bases").bytes
      #expect(try BaseListing(quiet).treeID(hash).description == tree)
    }
  }

  @Test func opensNoMoreThanIsTouched() throws {
    let id = try #require(ObjectName(Self.id))
    let other = try #require(ObjectName(String(repeating: "b", count: 40)))
    let text = BaseListing.written(id, touching: ["b/x", "c/d/e", "none/y"]) { tree in
      tree == id
        ? [
          ListedEntry(name: bytes("a"), object: .folder(other)), ListedEntry(name: bytes("b"), object: .folder(other)),
          ListedEntry(name: bytes("c"), object: .file(.submodule, other)),
        ] : [ListedEntry(name: bytes("x\t"), object: .file(.executable, id))]
    }
    #expect(
      String(decoding: text, as: UTF8.self)
        == "040000 tree \(other)\ta\n100755 blob \(id)\t\"b/x\\t\"\n160000 commit \(other)\tc\n")
    #expect(ListedEntry(name: bytes("x"), mode: 0o100664, id: id) == nil)
  }
}
