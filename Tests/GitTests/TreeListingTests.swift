import Git
import Testing

/// Names looked up in a tree by their order.
@Suite struct TreeListingTests {
  private static func listing(_ entries: [(mode: String, name: String)]) throws -> TreeListing {
    let bytes = entries.flatMap { TreeTests.entry($0.mode, $0.name) }
    return TreeListing(try bytes.withUnsafeBytes { try TreeObject.parse($0) })
  }

  @Test func findsEveryNameAndNoOther() throws {
    // git puts the folder `a` behind `a.b` and before `a0`.
    let entries = [
      ("100644", "A"), ("100644", "a-b"), ("100644", "a.b"), ("40000", "a"), ("100644", "a0"), ("40000", "b"),
      ("100644", "é"),
    ]
    let listing = try Self.listing(entries)
    for (mode, name) in entries {
      #expect(listing.entry(named: name[...]).map { String($0.mode, radix: 8) } == mode, "\(name)")
    }
    for name in ["", "B", "a.", "a.bc", "e\u{301}", "b.c", "z"] {
      #expect(listing.entry(named: name[...]) == nil, "\(name)")
    }
  }

  @Test func findsNamesBesideOneThatIsNotUTF8() throws {
    let id = [UInt8](repeating: 0x11, count: 20)
    let broken = Array("100644 b".utf8) + [0xFF, 0] + id
    let bytes = TreeTests.entry("100644", "a") + broken + TreeTests.entry("100644", "c")
    let listing = TreeListing(try bytes.withUnsafeBytes { try TreeObject.parse($0) })
    #expect(listing.entry(named: "a") != nil)
    #expect(listing.entry(named: "c") != nil)
    #expect(listing.entry(named: "b") == nil)
  }

  @Test func holdsNothingWithoutEntries() throws {
    #expect(try Self.listing([]).entry(named: "a") == nil)
  }
}
