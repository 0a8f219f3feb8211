import Documents
import Schema
import Testing

/// What a person reads when a document breaks its schema.
@Suite struct ViolationTests {
  static func document(_ text: String, _ format: Format = .yaml) throws -> Document {
    let reading = Document.read(Array(text.utf8), as: format)
    #expect(reading.problems == [])
    return try #require(reading.document)
  }

  static func violations(_ schema: String, _ text: String, _ format: Format = .yaml) throws -> [Violation] {
    var evaluator = Evaluator(try Schema.compile(try document(schema)))
    let document = try document(text, format)
    let violations = evaluator.violations(in: document)
    #expect(evaluator.isValid(document) == violations.isEmpty)
    return violations
  }

  /// The places of violations, as the cases of wording do not show them: with pointers.
  @Test(arguments: [
    ("properties: {x: {required: [a, b]}}", "x: {a: 1}", ["1:4 /x"]),
    ("properties: {severity: true}\nadditionalProperties: false", "severty: 1", ["1:1 /severty"]),
    ("properties: {a: {items: {minimum: 2}}}", "a: [2, 1]", ["1:8 /a/1"]),
    ("properties: {'a/b': {required: ['~']}}", "a/b: {}", ["1:6 /a~1b"]),
    ("propertyNames: {pattern: '^[a-z]+$'}", "A1: x", ["1:1 /A1"]),
    ("oneOf: [{required: [a]}, {required: [b]}]", "c:\n  d: 1", ["1:1 "]),
    ("required: [b]\nproperties: {a: {type: string}, c: {items: false}}", "a: 1\nc: [1, 2]",
      ["1:1 ", "1:4 /a", "2:5 /c/0", "2:8 /c/1"]),
  ])
  func placesAreThoseOfTheValue(schema: String, text: String, expected: [String]) throws {
    let violations = try Self.violations(schema, text)
    #expect(violations.map { "\($0.mark.line):\($0.mark.column) \($0.pointer)" } == expected)
  }

  /// One line each, whatever stands in the document.
  @Test func messagesAreShortAndPlain() throws {
    let hostile = "\"\\u001B[2J\\u202E\\n\(String(repeating: "x", count: 5000))\""
    let text = "{\(hostile): 1, \"a\": \(hostile), \"b\": [\(hostile)], \"c\": {\(hostile): 1}}"
    let schema = """
      properties: {a: {enum: [x]}, b: {items: {pattern: '^y'}}, c: {additionalProperties: false}}
      additionalProperties: false
      propertyNames: {maxLength: 3}
      """
    let violations = try Self.violations(schema, text, .json)
    #expect(violations.count == 5)
    for violation in violations {
      #expect(violation.message.count < 250 && violation.help.count < 250)
      #expect((violation.message + violation.help).unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0x202E })
    }
  }
}
