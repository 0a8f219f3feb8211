import Documents
import Schema
import Testing

/// Whether a schema says something of what lies at a path.
@Suite struct DeclarationTests {
  private static let text = """
    $defs:
      answer: {properties: {by: {type: string}, made: {$ref: '#/$defs/made'}}}
      made: {oneOf: [{properties: {with: {}}}, {properties: {without: {}}}]}
      elsewhere: {$dynamicAnchor: elsewhere}
      node: {properties: {next: {$ref: '#/$defs/node'}, name: {}}}
    allOf: [{properties: {both: {properties: {b: {properties: {by: {}}}}}}}]
    properties:
      pair: {additionalProperties: false, properties: {a: {$ref: '#/$defs/answer'}, b: {$ref: '#/$defs/answer'}}}
      half: {properties: {a: {$ref: '#/$defs/answer'}, b: {properties: {text: {}}}}}
      both: {properties: {a: {properties: {by: {}}}}}
      list: {type: array, items: {$ref: '#/$defs/answer'}}
      first: {prefixItems: [{$ref: '#/$defs/answer'}, {type: string}]}
      named: {patternProperties: {'^x': {$ref: '#/$defs/answer'}}}
      some: {properties: {title: {type: string}}, additionalProperties: {$ref: '#/$defs/answer'}}
      plain: {additionalProperties: {type: string}}
      other: {additionalProperties: {$dynamicRef: '#elsewhere'}}
      chain: {$ref: '#/$defs/node'}
    """

  @Test(arguments: [
    "pair.*.by", "pair.a.by", "pair.*.made.with", "both.*.by", "list.*.by", "list.0.by", "first.*.by", "named.*.by",
    "named.x1.by", "some.*.by", "some.c.by", "plain.*", "other.*.by", "chain.next.next.name", "*",
  ])
  func declares(path: String) throws { #expect(try Self.declares(path)) }

  @Test(arguments: [
    "pair.*.writer", "pair.c.by", "half.*.by", "both.*.text", "plain.*.by", "none.*.by", "list.*.made.within",
    "pair.by", "*.by", "chain.*.names", "",
  ])
  func declaresNot(path: String) throws { #expect(try !Self.declares(path)) }

  private static func declares(_ path: String) throws -> Bool {
    let document = try #require(Document.read(Array(text.utf8), as: .yaml).document)
    let steps = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return try Schema.compile(document).declares(steps)
  }
}
