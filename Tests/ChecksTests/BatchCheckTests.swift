import Diagnostics
import Documents
import Testing

@testable import Checks

/// Checks of batches: what they take of items, and what they say of all of them.
@Suite struct BatchCheckTests {
  private static func hits(
    _ check: String, _ items: [String], others: [String] = []
  ) throws -> [(item: String, message: String)] {
    let text = "format: 1\nchecks:\n  it:\n    over: batch\n    \(check)\n"
    let compilation = try CompilationTests.compiled(text)
    #expect(compilation.problems.isEmpty, "\(compilation.problems)")
    let check = try #require(compilation.checks.batchChecks.first)
    let worker = CheckWorker()
    var samples: [BatchSample] = []
    for (number, item) in (items + others).enumerated() {
      let document = try #require(Document.read(Array(item.utf8), as: .yaml).document)
      let context = CheckContext(
        CheckedItem(
          root: document.root, digests: Digests(sha1: { _ in [] }, sha256: { _ in [] }), sidecar: { _ in .absent }))
      guard var sample = worker.sample(for: check, of: context, at: "items/i\(number + 10).yaml") else { continue }
      sample.isOwn = number < items.count
      sample.isAsked = sample.isOwn
      samples.append(sample)
    }
    let forwards = check.hits(in: samples).map { (item: $0.sample.item, message: $0.message.text) }
    let backwards = check.hits(in: samples.reversed()).map { (item: $0.sample.item, message: $0.message.text) }
    #expect(forwards.map(\.message) == backwards.map(\.message), "the order of items must not matter")
    return forwards
  }

  private static let split =
    "function: split\n    options: {key: [$.repo, $.commit], side: $.use}\n"
    + "    message: '{key} {side} {other} {otherside}'"

  @Test func oneKeyOnTwoSidesIsFoundOnBoth() throws {
    let found = try Self.hits(
      Self.split,
      ["{repo: a, commit: 1, use: train}", "{repo: a, commit: 1, use: eval}", "{repo: b, commit: 1, use: eval}"])
    #expect(found.map(\.item) == ["items/i10.yaml", "items/i11.yaml"])
    #expect(found.first?.message == "a 1 train items/i11.yaml eval")
  }

  @Test func theStreamsOtherItemsCountAndAreNotFound() throws {
    let found = try Self.hits(
      Self.split, ["{repo: a, commit: 1, use: train}"], others: ["{repo: a, commit: 1, use: eval}"])
    #expect(found.map(\.item) == ["items/i10.yaml"])
  }

  @Test(arguments: [
    ["{repo: a, commit: 1, use: train}", "{repo: a, commit: 1, use: train}"],
    ["{repo: a, commit: 1, use: train}", "{repo: a, commit: 2, use: eval}"],
    ["{repo: a, use: train}", "{repo: a, use: eval}"],
    ["{repo: a, commit: 1}", "{repo: a, commit: 1, use: eval}"],
    ["{commit: 1, repo: a b, use: train}", "{commit: b 1, repo: a, use: eval}"],
  ])
  func whatIsNoOverlapIsLeftAlone(items: [String]) throws {
    #expect(try Self.hits(Self.split, items).isEmpty)
  }

  private static let outlier =
    "function: outlier\n    options: {of: $.minutes, low: 0.2, high: 3, items: 5}\n    message: '{number} of {median}'"

  @Test func farFromTheMedianIsFound() throws {
    let items = ["10", "12", "11", "2", "100"].map { "{minutes: \($0)}" }
    #expect(try Self.hits(Self.outlier, items).map(\.message) == ["2 of 11", "100 of 11"])
  }

  @Test(arguments: [
    ["10", "12", "11", "2.2", "33"], ["10", "12", "100"], ["0", "0", "0", "0", "0"], ["ten", "1", "1", "1", "1", "1"],
    ["1e400", "1", "1", "1", "1", "1"],
  ])
  func whatIsNearOrNoNumberIsLeftAlone(minutes: [String]) throws {
    #expect(try Self.hits(Self.outlier, minutes.map { "{minutes: \($0)}" }).isEmpty)
  }

  private static let share =
    "function: share\n    options: {having: '$.flag', among: '$.of', maximum: 0.5, items: 4}\n"
    + "    message: '{count} of {of}'"

  @Test func tooLargeAShareIsFoundOnce() throws {
    let items = ["{of: 1, flag: 1}", "{of: 1, flag: 1}", "{of: 1, flag: 1}", "{of: 1}", "{flag: 1}"]
    #expect(try Self.hits(Self.share, items).map(\.message) == ["3 of 4"])
  }

  @Test(arguments: [
    ["{of: 1, flag: 1}", "{of: 1, flag: 1}", "{of: 1}", "{of: 1}"],
    ["{of: 1, flag: 1}", "{of: 1, flag: 1}", "{of: 1, flag: 1}"],
    ["{flag: 1}", "{flag: 1}", "{flag: 1}", "{flag: 1}"], [],
  ])
  func aShareThatFitsIsLeftAlone(items: [String]) throws {
    #expect(try Self.hits(Self.share, items).isEmpty)
  }

  private static let repeated =
    "function: repeated\n    options: {of: '$.why', times: 2, minimum_words: 3}\n    message: '{count} like {other}'"

  @Test func aTextThatStandsTooOftenIsFound() throws {
    let items = ["{why: It is clearer.}", "{why: it  IS clearer.}", "{why: It is clearer.}", "{why: It is not.}"]
    #expect(try Self.hits(Self.repeated, items).map(\.message) == ["3 like i10", "3 like i10"])
  }

  @Test(arguments: [
    ["{why: It is clearer.}", "{why: It is clearer.}"], ["{why: so}", "{why: so}", "{why: so}"],
    ["{why: It is a.}", "{why: It is b.}", "{why: It is c.}"], ["{}", "{}", "{}"],
  ])
  func aTextThatStandsAFewTimesIsLeftAlone(items: [String]) throws {
    #expect(try Self.hits(Self.repeated, items).isEmpty)
  }

  private static let near =
    "function: near-duplicate\n    options: {of: $.text, threshold: 0.8}\n    message: '{percent} {other}'"

  private static let words = "a b c d e f g h i j k l m n o p q r s t u v w x y z"

  /// Those of the batch first, however late their names come.
  @Test func whatIsLikeAnotherIsFoundOnce() throws {
    let found = try Self.hits(
      Self.near, ["{text: \(Self.words)}", "{text: \(Self.words) 1}", "{text: none}"],
      others: ["{text: \(Self.words) 2}", "{text: none of it}"])
    #expect(found.map(\.item) == ["items/i10.yaml", "items/i11.yaml"])
    #expect(found.map(\.message) == ["95 items/i13.yaml:1", "95 items/i10.yaml:1"])
    #expect(try Self.hits(Self.near, ["{text: none}"], others: ["{text: \(Self.words)}"]).isEmpty)
  }

  /// Texts of one mould, too many to hold each against all.
  @Test func whatIsNotLookedAtIsSaid() throws {
    let mould = (0..<30).map { "w\($0)" }.joined(separator: " ")
    let items = (0..<200).map { number in
      "{text: \(mould) \((0..<12).map { "x\(number)y\($0)" }.joined(separator: " "))}"
    }
    let found = try Self.hits(Self.near, items)
    #expect(found.count == 1)
    #expect(
      found.first?.message.hasSuffix("share so much with so many others that each was held against 64 of them alone")
        == true)
  }

  @Test(arguments: [
    (
      "given: $.a\n    function: split\n    options: {key: $.a, side: $.b}\n    message: it is there",
      "a check over the batch has no `given`"
    ),
    ("function: undefined\n    message: it is there", "there is no function `undefined`"),
    ("function: outlier\n    options: {of: $.a, low: 1}\n    message: '{found}'", "the message asks for `{found}`"),
  ])
  func saysWhatDoesNotCompile(check: String, message: String) throws {
    let compilation = try CompilationTests.compiled("format: 1\nchecks:\n  it:\n    over: batch\n    \(check)\n")
    #expect(compilation.problems.count == 1)
    #expect(compilation.problems.first?.message.hasPrefix(message) == true, "\(compilation.problems)")
    #expect(compilation.checks.batchChecks.isEmpty)
  }
}
