import Documents
import Testing

@testable import Checks

/// Whether a check's silence says something: only where there is what it looks at.
@Suite struct MatterTests {
  @Test(arguments: [
    ("given: $.title\n    function: length\n    options: {maximum: 9}", "title: a", true),
    ("given: $.title\n    function: length\n    options: {maximum: 9}", "name: a", false),
    ("given: $.runs[?@.id == 1].name\n    function: length\n    options: {maximum: 9}", "runs: [{id: 2}]", false),
    ("when: $[?$.use == 'eval']\n    given: $.title\n    function: pattern", "title: a", false),
    ("given: $.runs[?@.id == 1].name\n    function: undefined", "runs: [{id: 2}]", true),
    ("given: $.runs[?@.id == 1].name\n    function: undefined", "title: a", false),
    ("given: $.runs[*].env\n    function: undefined", "runs: [{id: 2}]", true),
    ("given: $.runs[*].env\n    function: undefined", "runs: []", false),
    ("given: {keys: $.tests, value: FAILED}\n    function: undefined", "tests: {a: PASSED}", true),
    ("when: $[?$.use == 'eval']\n    given: $.runs[?@.id == 1]\n    function: undefined", "runs: [{id: 2}]", false),
  ])
  func isWhatTheCheckLooksAt(check: String, item: String, hasMatter: Bool) throws {
    let compilation = try CompilationTests.compiled(
      "format: 1\nchecks:\n  x:\n    \(check)\n    message: it is there\n")
    #expect(compilation.problems.isEmpty)
    let compiled = try #require(compilation.checks.checks.first)
    let document = try #require(Document.read(Array(item.utf8), as: .yaml).document)
    let context = CheckContext(
      CheckedItem(
        root: document.root, digests: Digests(sha1: { _ in [] }, sha256: { _ in [] }), sidecar: { _ in .absent }))
    #expect(CheckWorker().hasMatter(for: compiled, in: context) == hasMatter)
    if !hasMatter { #expect(CheckWorker().hits(of: compiled, in: context).isEmpty) }
  }
}
