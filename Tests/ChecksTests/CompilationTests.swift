import Diagnostics
import Documents
import Testing

@testable import Checks

/// What is wrong with a file of checks is said, with its place; nothing does nothing in silence.
@Suite struct CompilationTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let checks: String
    let message: String

    init(_ checks: String, _ message: String) {
      self.checks = checks
      self.message = message
    }

    var testDescription: String { message }
  }

  static let faults = [
    Fault("given: $.a\n    function: undefined", "the check has no `message`"),
    Fault("given: $.a\n    message: it is there", "the check names no `function`"),
    Fault("given: $.a\n    function: undefine\n    message: it is there", "there is no function `undefine`"),
    Fault("given: '#b'\n    function: undefined\n    message: it is there", "there is no alias `#b`"),
    Fault("given: $.a[\n    function: undefined\n    message: it is there", "the query `$.a[` does not compile: "),
    Fault("when: $.a..\n    function: undefined\n    message: it is there", "the query `$.a..` does not compile: "),
    Fault(
      "given: '$[?match(@, ''('')]'\n    function: undefined\n    message: it is there",
      "the pattern in the query is no I-Regexp: "),
    Fault(
      "function: pattern\n    options: {match: '('}\n    message: it is there", "the pattern does not compile: "),
    Fault("function: undefined\n    message: '{run} is there'", "the message asks for `{run}`"),
    Fault(
      "function: count\n    options: {of: {what: $.a}}\n    message: it is there", "this names no text and no node"),
    Fault(
      "function: compare\n    options: {operator: '='}\n    message: it is there", "there is nothing to compare with"),
    Fault(
      "function: conforms\n    options: {definition: event}\n    message: it is there",
      "the stream's schema has no definition `event`"),
  ]

  @Test(arguments: faults) func saysWhatIsWrong(fault: Fault) throws {
    let compilation = try Self.compiled("format: 1\nchecks:\n  odd:\n    \(fault.checks)\n")
    #expect(compilation.problems.count == 1)
    #expect(compilation.problems.first?.message.hasPrefix(fault.message) == true, "\(compilation.problems)")
    #expect(compilation.checks.checks.isEmpty)
  }

  @Test func oneThatIsWrongTakesNoOtherWithIt() throws {
    let compilation = try Self.compiled(
      """
      format: 1
      checks:
        odd: {function: nothing, message: it is there}
        even: {given: $.a, function: undefined, message: it is there}
      """)
    #expect(compilation.checks.checks.map(\.id.name) == ["note/even"])
    #expect(compilation.problems.count == 1)
  }

  @Test func anAliasStandsForNoOther() throws {
    let compilation = try Self.compiled("format: 1\naliases: {a: '#b', b: $.b}\n")
    #expect(compilation.problems.map(\.message) == ["an alias cannot stand for another"])
  }

  @Test func moreMayFollowAnAlias() throws {
    let compilation = try Self.compiled(
      "format: 1\naliases: {a: '$.a[*]'}\nchecks: {x: {given: '#a.b', function: undefined, message: it is there}}\n")
    #expect(compilation.problems.isEmpty)
    let item = try #require(Document.read(Array("a: [{b: 1}, {c: 2}, {b: 3}]".utf8), as: .yaml).document)
    let check = try #require(compilation.checks.checks.first)
    let context = CheckContext(
      CheckedItem(root: item.root, digests: Digests(sha1: { _ in [] }, sha256: { _ in [] }), sidecar: { _ in .absent }))
    #expect(CheckWorker().hits(of: check, in: context).map(\.pointer) == ["/a/0/b", "/a/2/b"])
  }

  @Test func whatIsTakenInMayBeReplaced() throws {
    let shared = try Self.compiled(
      "format: 1\nchecks: {x: {function: undefined, message: the shared one}}\n", for: "item")
    let document = try #require(Document.read(Array("format: 1\nextends: [a:b, a:c]\n".utf8), as: .yaml).document)
    let taken = CheckSet.compile(document, for: "note") { $0 == "a:b" ? shared.checks : nil }
    #expect(taken.checks.checks.map(\.id.name) == ["item/x"])
    #expect(taken.problems.map(\.message) == ["there are no shared checks `a:c`"])
  }

  static func compiled(_ text: String, for type: String = "note") throws -> CheckCompilation {
    let document = try #require(Document.read(Array(text.utf8), as: .yaml).document)
    let schema = try #require(Document.read(Array("$defs: {}".utf8), as: .yaml).document)
    return CheckSet.compile(document, for: type, schema: schema) { _ in nil }
  }
}
