import Builtin
import Documents
import Schema
import Testing

/// What a schema says in full about the fields that people are compared by.
@Suite struct FieldScaleTests {
  private func schema(_ text: String) throws -> Schema {
    try Schema.compile(try #require(Document.read(Array(text.utf8), as: .yaml).document))
  }

  @Test func scalesAreRequiredFieldsWithEveryStep() throws {
    let schema = try schema(
      """
      required: [preference, winner, open, order, shared, text]
      properties:
        preference: {type: integer, minimum: -3, maximum: 3}
        winner: {enum: [a, b, tie]}
        left-out: {enum: [x, y]}
        open: {type: integer, minimum: 0}
        order: {enum: [[a, b], [b, a]]}
        shared: {$ref: '#/$defs/level', description: What is seen.}
        text: {type: string}
      $defs:
        level: {description: A level., type: integer, minimum: 1, maximum: 4}
      """)
    #expect(
      schema.scales == [
        FieldScale(field: "preference", steps: .numbers(-3...3)),
        FieldScale(field: "winner", steps: .values(["a", "b", "tie"])),
        FieldScale(field: "shared", steps: .numbers(1...4)),
      ])
    #expect(schema.listed(at: ["order"]) == [["a", "b"], ["b", "a"]])
    #expect(schema.words(at: ["shared"]) == "What is seen.")
    #expect(schema.words(at: ["text"]) == nil)
  }

  @Test func theShippedJudgementHasOne() throws {
    let bytes = try #require(Builtin.file(at: "Templates/streams/preference-pair/judgement.yaml")?.bytes)
    let schema = try schema(String(decoding: bytes, as: UTF8.self))
    #expect(schema.scales == [FieldScale(field: "preference", steps: .numbers(-3...3))])
    #expect(schema.steps(at: ["dimensions", "idiom"]) == .values(["a", "b", "tie"]))
  }
}
