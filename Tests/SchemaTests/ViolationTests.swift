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

  static func lines(_ violations: [Violation]) -> [String] {
    violations.map { violation in
      "\(violation.mark.line):\(violation.mark.column) \(violation.pointer) \(violation.keyword): \(violation.message)"
        + (violation.help.isEmpty ? "" : " | \(violation.help)")
    }
  }

  @Test(arguments: examples) func says(example: Example) throws {
    #expect(Self.lines(try Self.violations(example.schema, example.text)) == example.expected)
  }

  struct Example: Sendable {
    let schema: String
    let text: String
    let expected: [String]

    init(_ schema: String, _ text: String, _ expected: String...) {
      (self.schema, self.text, self.expected) = (schema, text, expected)
    }
  }

  private static let shapes =
    "oneOf: [{required: [kind], properties: {kind: {const: circle}, radius: {type: number}},"
    + " additionalProperties: false}, {required: [kind, side], properties: {kind: {const: square},"
    + " side: {type: number}}, additionalProperties: false}]"

  static let examples: [Example] = [
    Example(
      "required: [root_cause]\nproperties: {root_cause: {description: What went wrong. More than that.}}", "a: 1",
      "1:1  required: missing required field `root_cause` | add it: What went wrong"),
    Example("required: [a]", "[1]"),
    Example(
      "properties: {x: {required: [a, b]}}", "x: {a: 1}",
      "1:4 /x required: missing required field `b` in `x` | add it"),
    Example(
      "properties: {severity: true}\nadditionalProperties: false", "severty: 1",
      "1:1 /severty additionalProperties: unknown field `severty` | did you mean `severity`?"),
    Example(
      "properties: {root-cause: true}\nadditionalProperties: false", "Root_Cause: 1",
      "1:1 /Root_Cause additionalProperties: unknown field `Root_Cause` | did you mean `root-cause`?"),
    Example(
      "properties: {a: true}\nadditionalProperties: false", "zebra: 1",
      "1:1 /zebra additionalProperties: unknown field `zebra` | take it out; the schema knows no such field here"),
    Example(
      "allOf: [{properties: {title: true}}]\nunevaluatedProperties: false", "titel: 1",
      "1:1 /titel unevaluatedProperties: unknown field `titel` | did you mean `title`?"),
    Example(
      "properties: {a: {enum: [high, low]}}", "a: hihg",
      "1:4 /a enum: `a` must be one of `high`, `low`, but is `hihg` | did you mean `high`?"),
    Example("enum: [1, 2]", "3", "1:1  enum: the document must be one of 1, 2, but is 3"),
    Example("properties: {a: {const: x}}", "a: y", "1:4 /a const: `a` must be `x`, but is `y`"),
    Example(
      "properties: {a: {type: string}}", "a: 1.10",
      "1:4 /a type: `a` must be a string, but 1.10 reads as a number | quote it: \"1.10\""),
    Example(
      "properties: {a: {type: string}}", "a: true",
      "1:4 /a type: `a` must be a string, but true reads as true or false | quote it: \"true\""),
    Example("properties: {a: {type: string}}", "a: null", "1:4 /a type: `a` must be a string, but is null"),
    Example("properties: {a: {type: integer}}", "a: 'x'", "1:4 /a type: `a` must be a whole number, but is `x`"),
    Example(
      "properties: {a: {type: [array, 'null']}}", "a: {}", "1:4 /a type: `a` must be a list or null, but is a mapping"),
    Example(
      "properties: {a: {items: {minimum: 2}}}", "a: [2, 1]",
      "1:8 /a/1 minimum: entry 2 of `a` must be at least 2, but is 1"),
    Example("exclusiveMaximum: 1", "1", "1:1  exclusiveMaximum: the document must be less than 1, but is 1"),
    Example("multipleOf: 0.1", "0.25", "1:1  multipleOf: the document must be a multiple of 0.1, but is 0.25"),
    Example(
      "properties: {a: {minLength: 2}}", "a: x",
      "1:4 /a minLength: `a` needs at least 2 characters, but has 1 | write more: `x` says too little"),
    Example(
      "properties: {a: {maxLength: 1}}", "a: xy",
      "1:4 /a maxLength: `a` has 2 characters, and 1 is the most | shorten it"),
    Example("properties: {a: {minItems: 1}}", "a: []", "1:4 /a minItems: `a` needs at least 1 entry, but has 0"),
    Example("maxProperties: 1", "a: 1\nb: 2", "1:1  maxProperties: the document has 2 entries, and 1 is the most"),
    Example("properties: {a: {pattern: '^[a-z]+$'}}", "a: X", "1:4 /a pattern: `a` must match `^[a-z]+$`, but is `X`"),
    Example(
      "properties: {a: {uniqueItems: true}}", "a: [{x: 1, y: 2}, {y: 2.0, x: 1}]",
      "1:19 /a/1 uniqueItems: entry 2 of `a` is the same as entry 1 | take one out"),
    Example(
      "dependentRequired: {a: [b]}", "a: 1", "1:1  dependentRequired: `a` asks for the field `b` beside it | add it"),
    Example(
      "properties: {a: {contains: {type: string, description: Name a reviewer.}}}", "a: [1]",
      "1:4 /a contains: `a` needs at least one entry of the form that the schema asks for, but has 0"
        + " | Name a reviewer"),
    Example(
      "properties: {a: {not: {const: x, description: Not x.}}}", "a: x",
      "1:4 /a not: `a` has a form that is not allowed | Not x"),
    Example(
      shapes, "{kind: square, side: x}", "1:22 /side type: `side` must be a number, but is `x`"),
    Example(shapes, "{kind: square}", "1:1  required: missing required field `side` | add it"),
    Example(
      shapes, "{kind: circle, radios: 1}",
      "1:16 /radios additionalProperties: unknown field `radios` | did you mean `radius`?"),
    Example(
      "anyOf: [{type: string}, {type: integer}]", "[]",
      "1:1  type: the document must be a string or a whole number, but is a list"),
    Example(
      "oneOf: [{required: [a]}, {required: [b]}]", "{a: 1, b: 2}",
      "1:1  oneOf: the document fits 2 of the forms of which it must fit exactly one"
        + " | leave out what belongs to the others"),
    Example(
      "properties: {a: false}", "a: 1",
      "1:1 /a additionalProperties: unknown field `a` | take it out; the schema knows no such field here"),
    Example(
      "if: {properties: {kind: {const: bug}}, required: [kind]}\nthen: {required: [fix]}", "kind: bug",
      "1:1  required: missing required field `fix` | add it"),
    Example(
      "propertyNames: {pattern: '^[a-z]+$'}", "A1: x", "1:1 /A1 pattern: `A1` must match `^[a-z]+$`, but is `A1`"),
    Example(
      "$defs: {n: {minimum: 1}}\nproperties: {a: {$ref: '#/$defs/n'}}", "a: 0",
      "1:4 /a minimum: `a` must be at least 1, but is 0"),
    Example(
      "properties: {'a/b': {required: ['~']}}", "a/b: {}",
      "1:6 /a~1b required: missing required field `~` in `a/b` | add it"),
    Example(
      "maxLength: 3", "\"\\u001B[2J\\u202E\"",
      "1:1  maxLength: the document has 5 characters, and 3 is the most | shorten it"),
    Example(
      "const: a", "\"\\u001B[2J\\u202Ex\\n\"",
      "1:1  const: the document must be `a`, but is `\\u{1b}[2J\\u{202e}x\\n`"),
    Example(
      "items: {additionalProperties: false}", "[{}, {a: 1}]",
      "1:7 /1/a additionalProperties: unknown field `a` in entry 2"
        + " | take it out; the schema knows no such field here"),
    Example("uniqueItems: true", "[1, 1.0]", "1:5 /1 uniqueItems: entry 2 is the same as entry 1 | take one out"),
    Example("properties: {'': {type: integer}}", "'': x", "1:5 / type: `` must be a whole number, but is `x`"),
  ]
}
