import Testing

@testable import Checks

@Suite struct GlobTests {
  @Test(arguments: [
    ("test_*", "tests/test_store.py"), ("*_test.*", "a/b/store_test.go"), ("tests/**", "tests/a/b.py"),
    ("**/tests/**", "a/b/tests/c.py"), ("**/tests/**", "tests/c.py"), ("src/*.rs", "src/lib.rs"),
    ("conftest.py", "a/conftest.py"), ("**", "a/b"), ("a/**/z", "a/z"), ("a/**/z", "a/b/c/z"), ("?.c", "x/a.c"),
    ("*", "a/b"), ("a*b*c", "aXbYbZc"),
  ])
  func matches(glob: String, path: String) {
    #expect(Glob(glob).matches(Array(path.utf8)))
  }

  @Test(arguments: [
    ("test_*", "src/latest_x.py"), ("tests/**", "src/tests/a.py"), ("src/*.rs", "src/a/lib.rs"), ("*.c", "a.cc"),
    ("?.c", "ab.c"), ("a/**/z", "a/bz"), ("**/tests/**", "contests/c.py"), ("", "a"), ("a", ""), ("a/b", "x/a/b"),
  ])
  func doesNotMatch(glob: String, path: String) {
    #expect(!Glob(glob).matches(Array(path.utf8)))
  }

  @Test func aHostileGlobEndsSoon() {
    let glob = Glob("x/" + String(repeating: "*a", count: 2_000))
    #expect(!glob.matches(Array("x/".utf8) + Array(repeating: UInt8(ascii: "a"), count: 20_000) + [0x62]))
  }
}
