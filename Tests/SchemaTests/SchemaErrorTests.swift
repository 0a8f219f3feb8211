import Documents
import Schema
import Testing

/// What is wrong with a schema is said where it is wrong, and all at once.
@Suite struct SchemaErrorTests {
  private static func problems(_ text: String) throws -> [String] {
    let document = try ViolationTests.document(text)
    do throws(SchemaError) {
      _ = try Schema.compile(document)
      return []
    } catch {
      return error.problems.map { "\($0.mark.line):\($0.mark.column) \($0.pointer) \($0.message)" }
    }
  }

  @Test(arguments: [
    ("type: text", "1:7 /type `text` is no type"), ("type: [string, 1]", "1:16 /type/1 `1` is no type"),
    ("enum: a", "1:7 /enum `enum` must be a list of values"),
    ("required: a", "1:11 /required `required` must be a list of strings"),
    ("properties: []", "1:13 /properties `properties` must be a mapping"),
    ("properties: {a: 1}", "1:17 /properties/a a schema must be a mapping, `true` or `false`"),
    ("minLength: 1.5", "1:12 /minLength `minLength` must be a whole number of at least 0"),
    ("maxItems: -1", "1:11 /maxItems `maxItems` must be a whole number of at least 0"),
    ("minimum: '1'", "1:10 /minimum `minimum` must be a number"),
    ("multipleOf: 0", "1:13 /multipleOf `multipleOf` must be greater than 0"),
    ("pattern: '('", "1:10 /pattern the pattern `(` is malformed: missing closing parenthesis"),
    ("pattern: 1", "1:10 /pattern `pattern` must be a string"),
    (
      "patternProperties: {'[': {}}",
      "1:21 /patternProperties/[ the pattern `[` is malformed: missing terminating ] for character class"
    ),
    ("uniqueItems: 1", "1:14 /uniqueItems `uniqueItems` must be `true` or `false`"),
    ("allOf: []", "1:8 /allOf `allOf` must not be empty"),
    ("anyOf: {}", "1:8 /anyOf `anyOf` must be a list of schemas"),
    (
      "$ref: other.yaml",
      "1:7 /$ref `other.yaml` refers to another file or address, and only local references are followed"
    ),
    (
      "$ref: https://example.com/s",
      "1:7 /$ref `https://example.com/s` refers to another file or address, and only local references are followed"
    ),
    (
      "$ref: file:///etc/passwd",
      "1:7 /$ref `file:///etc/passwd` refers to another file or address, and only local references are followed"
    ),
    ("$ref: '#/$defs/a'", "1:7 /$ref `#/$defs/a` refers to nothing"),
    ("$ref: '#a'", "1:7 /$ref `#a` refers to nothing"),
    (
      "$defs: {a: {$ref: x}}",
      "1:19 /$defs/a/$ref `x` refers to another file or address, and only local references are followed"
    ),
    ("$defs: {a: {type: x}}", "1:19 /$defs/a/type `x` is no type"),
    (
      "$schema: http://json-schema.org/draft-07/schema#",
      "1:10 /$schema `http://json-schema.org/draft-07/schema#` is another dialect"
    ),
    ("[]", "1:1  a schema must be a mapping, `true` or `false`"),
    ("$defs: {a: {$anchor: x}, b: {$anchor: x}}", "1:39 /$defs/b/$anchor the anchor `x` is named a second time"),
    ("$dynamicRef: '#nowhere'", "1:14 /$dynamicRef `#nowhere` refers to nothing"),
    ("dependentRequired: {a: b}", "1:24 /dependentRequired/a `dependentRequired` must be a list of strings"),
  ])
  func says(schema: String, expected: String) throws {
    #expect(try Self.problems(schema) == [expected])
  }

  @Test func saysEverythingAtOnce() throws {
    #expect(try Self.problems("type: x\nproperties:\n  a: {minLength: a}\n  b: {$ref: '#/c'}").count == 3)
  }

  @Test func localReferencesOfEveryKindAreFollowed() throws {
    let schema = """
      $id: https://example.com/root
      $defs:
        a: {$anchor: here, type: integer}
        b: {$id: inner, $defs: {c: {type: string}}}
      properties:
        p: {$ref: '#/$defs/a'}
        q: {$ref: '#here'}
        r: {$ref: 'inner#/$defs/c'}
        s: {$ref: 'https://example.com/inner#/$defs/c'}
        t: {$ref: '#'}
      """
    #expect(try ViolationTests.violations(schema, "{p: 1, q: 2, r: x, s: y, t: {p: 3}}") == [])
    #expect(try ViolationTests.violations(schema, "{p: x, q: y, r: [], s: {}, t: {p: z}}").count == 5)
  }
}
