import Documents
import Schema
import Testing

/// Whatever a schema and a document do together, it ends soon, and what was not decided is never a pass.
@Suite struct LimitTests {
  private static let long = "a: " + String(repeating: "x", count: 9000)
  private static let slow = "{pattern: 'y$'}"

  @Test(arguments: [
    "not: SLOW", "not: {not: SLOW}", "if: SLOW\nthen: true\nelse: true", "if: SLOW\nthen: false\nelse: true",
    "oneOf: [SLOW, {type: string}]", "anyOf: [SLOW, false]", "allOf: [SLOW]", "SLOW", "not: {anyOf: [SLOW, false]}",
    "$ref: '#/$defs/slow'", "anyOf: [{not: SLOW}, false]", "dependentSchemas: {a: SLOW}\nnot: SLOW",
  ])
  func whatIsUndecidedIsNeverAPass(template: String) throws {
    let inner =
      template == "SLOW"
      ? Self.slow
      : template
        .split(separator: "SLOW", omittingEmptySubsequences: false).joined(separator: Self.slow)
    let schema =
      "$defs: {slow: \(Self.slow)}\nproperties:\n  a:\n    "
      + inner.split(separator: "\n").joined(separator: "\n    ")
    let violations = try ViolationTests.violations(schema, Self.long)
    #expect(violations.contains { $0.kind == .undecided }, "\(schema)")
  }

  @Test func soManyViolationsAreEnough() throws {
    let text = (0..<5000).map { "unknown\($0): 1" }.joined(separator: "\n")
    for keyword in ["additionalProperties", "unevaluatedProperties"] {
      #expect(try ViolationTests.violations("\(keyword): false", text).count == 200, "\(keyword)")
    }
  }

  /// More complaints than are kept: those that are put into words are still the first of the document.
  @Test func aLongListThatIsWrongThroughout() throws {
    let schema = "items: {type: object, required: [a, b]}"
    let text = "[" + Array(repeating: "{}", count: 20_000).joined(separator: ",") + "]"
    let violations = try ViolationTests.violations(schema, text, .json)
    #expect(violations.count == 200)
    #expect(Set(violations.map(\.pointer)) == Set((0..<100).map { "/\($0)" }))
  }

  @Test func aKeyLongerThanAnyNameIsUnknown() throws {
    let schema = "properties: {a: true}\nadditionalProperties: false"
    #expect(try ViolationTests.violations(schema, "\(String(repeating: "a", count: 1000)): 1").count == 1)
  }

  @Test func oneBranchThatMatchesIsEnough() throws {
    #expect(try ViolationTests.violations("properties: {a: {anyOf: [\(Self.slow), {type: string}]}}", Self.long) == [])
    #expect(try ViolationTests.violations("properties: {a: {anyOf: [{type: string}, \(Self.slow)]}}", Self.long) == [])
  }

  @Test func aKeyThatIsTooLongForAPatternIsUndecided() throws {
    let schema = "patternProperties: {'y$': false}"
    let text = "{\"\(String(repeating: "x", count: 9000))\": 1}"
    #expect(try ViolationTests.violations(schema, text, .json).map(\.kind) == [.undecided])
  }

  @Test func aSchemaThatRefersToItselfWithoutEndIsUndecided() throws {
    for schema in ["$ref: '#'", "allOf: [{$ref: '#'}]", "not: {$ref: '#'}", "anyOf: [{$ref: '#'}, false]"] {
      #expect(try ViolationTests.violations(schema, "1").contains { $0.kind == .undecided }, "\(schema)")
    }
  }

  /// Each level of the document doubles the work of such a schema.
  @Test func branchesThatReferToThemselvesAreGivenUp() throws {
    let schema =
      "oneOf: [{type: array, items: {$ref: '#'}}, {type: array, items: {$ref: '#'}, minItems: 1}, {type: string}]"
    let text = String(repeating: "[", count: 60) + "1" + String(repeating: "]", count: 60)
    let clock = ContinuousClock()
    var violations: [Violation] = []
    let time = try clock.measure { violations = try ViolationTests.violations(schema, text, .json) }
    #expect(!violations.isEmpty)
    #expect(time < .seconds(20))
  }

  @Test func numbersAreComparedHoweverLargeTheyAre() throws {
    #expect(try ViolationTests.violations("maximum: 1e400", "1e399") == [])
    #expect(try ViolationTests.violations("maximum: 1e400", "1e401").count == 1)
    #expect(try ViolationTests.violations("maximum: 1", "1e999999999").count == 1)
    #expect(try ViolationTests.violations("multipleOf: 0.01", "19.99") == [])
    #expect(try ViolationTests.violations("multipleOf: 1e-9", "1e999999999") == [])
    #expect(try ViolationTests.violations("type: integer", "1.0") == [])
    #expect(try ViolationTests.violations("type: integer", "1e-1").count == 1)
    #expect(try ViolationTests.violations("const: 1", "1.0") == [])
    #expect(try ViolationTests.violations("const: 9007199254740993", "9007199254740992").count == 1)
    #expect(try ViolationTests.violations("enum: [0]", "-0") == [])
  }

  @Test func manyKeysAndElementsTakeTheirTimeOnce() throws {
    let text = "[" + (0..<20_000).map { "{\"a\": \($0)}" }.joined(separator: ",") + "]"
    #expect(try ViolationTests.violations("uniqueItems: true", text, .json) == [])
    let object = "{" + (0..<20_000).map { "\"k\($0)\": 1" }.joined(separator: ",") + "}"
    #expect(try ViolationTests.violations("unevaluatedProperties: {type: integer}", object, .json) == [])
  }
}
