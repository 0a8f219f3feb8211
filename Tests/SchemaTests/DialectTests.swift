import Documents
import Schema
import Testing

/// Schemas of several documents, in dialects of their own.
@Suite struct DialectTests {
  private static func compile(_ text: String, at base: String = "", _ remotes: [String: String] = [:]) throws -> Schema
  {
    let documents = try remotes.mapValues { try ViolationTests.document($0) }
    return try Schema.compile(ViolationTests.document(text), at: base) { documents[$0] }
  }

  private static func isValid(_ schema: Schema, _ text: String) throws -> Bool {
    var evaluator = Evaluator(schema)
    return evaluator.isValid(try ViolationTests.document(text))
  }

  private static func problems(_ text: String, _ remotes: [String: String] = [:]) throws -> [String] {
    do {
      _ = try compile(text, remotes)
      return []
    } catch let error as SchemaError {
      return error.problems.map { "\($0.source):\($0.mark.line):\($0.mark.column) \($0.message)" }
    }
  }

  @Test func theSchemaOfSchemasIsKnown() throws {
    let schema = try Self.compile("$ref: https://json-schema.org/draft/2020-12/schema")
    for text in [
      "true", "{}", "type: object", "type: [string, 'null']", "$defs: {a: {minLength: 1.0}}", "if: {not: {}}",
    ] {
      #expect(try Self.isValid(schema, text), "\(text)")
    }
    for text in [
      "1", "type: text", "type: []", "$defs: {a: {minLength: -1}}", "allOf: []", "required: [a, a]", "$id: 'a#b'",
      "properties: {a: {items: 1}}", "multipleOf: 0", "$anchor: '1'", "$vocabulary: {a: 1}", "unevaluatedItems: 1",
      "contentSchema: []", "description: 1", "format: 1", "dependencies: {a: [1]}", "definitions: {a: 1}",
    ] {
      #expect(try !Self.isValid(schema, text), "\(text)")
    }
  }

  @Test func partsOfTheSchemaOfSchemasHaveTheirOwnAddresses() throws {
    let schema = try Self.compile("$ref: https://json-schema.org/draft/2020-12/meta/validation")
    #expect(try Self.isValid(schema, "{minLength: 1, items: 1}"))
    #expect(try !Self.isValid(schema, "{minLength: a}"))
  }

  @Test func aDialectWithoutAVocabularyDoesNotKnowItsKeywords() throws {
    let core = "https://json-schema.org/draft/2020-12/vocab/core"
    let dialect = "$vocabulary: {\(core): true, https://json-schema.org/draft/2020-12/vocab/applicator: true}"
    let schema = try Self.compile(
      "$schema: https://example.com/dialect\nproperties: {a: {minLength: 9}, b: false}",
      ["https://example.com/dialect": dialect])
    #expect(try Self.isValid(schema, "a: x"))
    #expect(try !Self.isValid(schema, "b: x"))
  }

  @Test func aRemoteSchemaKeepsItsOwnDialect() throws {
    let dialect = "$vocabulary: {https://json-schema.org/draft/2020-12/vocab/core: true}"
    let schema = try Self.compile(
      "$ref: https://example.com/other\nminLength: 2",
      [
        "https://example.com/dialect": dialect,
        "https://example.com/other": "$schema: https://example.com/dialect\nminLength: 9",
      ])
    #expect(try Self.isValid(schema, "xy"))
    #expect(try !Self.isValid(schema, "x"))
  }

  @Test func referencesAreRelativeToTheBase() throws {
    let schema = try Self.compile(
      "$ref: 'part.yaml#/$defs/a'", at: "file:///d/tests/t.yaml",
      ["file:///d/tests/part.yaml": "$defs: {a: {const: 1}}"])
    #expect(try Self.isValid(schema, "1"))
    #expect(try !Self.isValid(schema, "2"))
  }

  @Test func whatIsWrongInARemoteSchemaNamesIt() throws {
    #expect(
      try Self.problems("$ref: https://example.com/a", ["https://example.com/a": "\ntype: text"])
        == ["https://example.com/a:2:7 `text` is no type"])
  }

  @Test func otherDraftsAreRefusedWhereverTheyStand() throws {
    for draft in ["http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2019-09/schema"] {
      let expected = "`\(draft)` is another dialect"
      #expect(try Self.problems("$schema: \(draft)", [draft: "true"]) == [":1:10 \(expected)"])
      #expect(
        try Self.problems("$ref: https://example.com/a", ["https://example.com/a": "$schema: \(draft)"])
          == ["https://example.com/a:1:10 \(expected)"])
    }
  }

  @Test func aVocabularyThatIsRequiredAndUnknownIsRefused() throws {
    let remotes = ["https://example.com/d": "$vocabulary: {https://example.com/v: true}"]
    #expect(
      try Self.problems("$schema: https://example.com/d", remotes)
        == [
          ":1:10 the dialect `https://example.com/d` requires the vocabulary `https://example.com/v`, which is "
          + "not known here"
        ])
  }
}
