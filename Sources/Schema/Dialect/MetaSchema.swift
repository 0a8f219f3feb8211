import Documents

/// The schema of schemas, draft 2020-12: one document that holds its eight vocabularies as resources of their own.
///
/// It says what JSON Schema Core (chapters 8 to 10) and Validation (chapters 6 to 9) say about the form of each
/// keyword, under the same URIs and with the same dynamic anchors as the published documents, so that references to
/// them and dialects built on them work without a network.
enum MetaSchema {
  /// Every published document of the draft has a URI that begins so.
  private static let prefix = "https://json-schema.org/draft/2020-12/"

  /// The document in which a URI of the draft is found; nil for every other URI.
  static func document(for uri: String) -> (uri: String, document: Document)? {
    guard uri.hasPrefix(prefix), let document = Document.read(Array(text.utf8), as: .yaml).document else { return nil }
    return (Schema.dialect, document)
  }

  private static let text = """
    $id: https://json-schema.org/draft/2020-12/schema
    $schema: https://json-schema.org/draft/2020-12/schema
    $vocabulary:
      https://json-schema.org/draft/2020-12/vocab/core: true
      https://json-schema.org/draft/2020-12/vocab/applicator: true
      https://json-schema.org/draft/2020-12/vocab/unevaluated: true
      https://json-schema.org/draft/2020-12/vocab/validation: true
      https://json-schema.org/draft/2020-12/vocab/meta-data: true
      https://json-schema.org/draft/2020-12/vocab/format-annotation: true
      https://json-schema.org/draft/2020-12/vocab/content: true
    $dynamicAnchor: meta
    type: [object, boolean]
    allOf:
      - {$ref: meta/core}
      - {$ref: meta/applicator}
      - {$ref: meta/unevaluated}
      - {$ref: meta/validation}
      - {$ref: meta/meta-data}
      - {$ref: meta/format-annotation}
      - {$ref: meta/content}
    properties:
      definitions: {$ref: '#/$defs/schemas'}
      dependencies: {type: object, additionalProperties: {anyOf: [{$dynamicRef: '#meta'}, {$ref: '#/$defs/names'}]}}
      $recursiveAnchor: {$ref: meta/core#/$defs/anchor}
      $recursiveRef: {$ref: meta/core#/$defs/reference}
    $defs:
      schemas: {type: object, additionalProperties: {$dynamicRef: '#meta'}}
      names: {type: array, items: {type: string}, uniqueItems: true}
      core:
        $id: meta/core
        $vocabulary: {https://json-schema.org/draft/2020-12/vocab/core: true}
        $dynamicAnchor: meta
        type: [object, boolean]
        properties:
          $id: {$ref: '#/$defs/reference', pattern: '^[^#]*#?$'}
          $schema: {$ref: '#/$defs/uri'}
          $ref: {$ref: '#/$defs/reference'}
          $anchor: {$ref: '#/$defs/anchor'}
          $dynamicRef: {$ref: '#/$defs/reference'}
          $dynamicAnchor: {$ref: '#/$defs/anchor'}
          $vocabulary: {type: object, propertyNames: {$ref: '#/$defs/uri'}, additionalProperties: {type: boolean}}
          $comment: {type: string}
          $defs: {type: object, additionalProperties: {$dynamicRef: '#meta'}}
        $defs:
          anchor: {type: string, pattern: '^[A-Za-z_][-A-Za-z0-9._]*$'}
          uri: {type: string, format: uri}
          reference: {type: string, format: uri-reference}
      applicator:
        $id: meta/applicator
        $vocabulary: {https://json-schema.org/draft/2020-12/vocab/applicator: true}
        $dynamicAnchor: meta
        type: [object, boolean]
        properties:
          prefixItems: {$ref: '#/$defs/schemaArray'}
          items: {$dynamicRef: '#meta'}
          contains: {$dynamicRef: '#meta'}
          additionalProperties: {$dynamicRef: '#meta'}
          properties: {$ref: '#/$defs/schemas'}
          patternProperties: {$ref: '#/$defs/schemas', propertyNames: {format: regex}}
          dependentSchemas: {$ref: '#/$defs/schemas'}
          propertyNames: {$dynamicRef: '#meta'}
          if: {$dynamicRef: '#meta'}
          then: {$dynamicRef: '#meta'}
          else: {$dynamicRef: '#meta'}
          allOf: {$ref: '#/$defs/schemaArray'}
          anyOf: {$ref: '#/$defs/schemaArray'}
          oneOf: {$ref: '#/$defs/schemaArray'}
          not: {$dynamicRef: '#meta'}
        $defs:
          schemaArray: {type: array, minItems: 1, items: {$dynamicRef: '#meta'}}
          schemas: {type: object, additionalProperties: {$dynamicRef: '#meta'}}
      unevaluated:
        $id: meta/unevaluated
        $vocabulary: {https://json-schema.org/draft/2020-12/vocab/unevaluated: true}
        $dynamicAnchor: meta
        type: [object, boolean]
        properties: {unevaluatedItems: {$dynamicRef: '#meta'}, unevaluatedProperties: {$dynamicRef: '#meta'}}
      validation:
        $id: meta/validation
        $vocabulary: {https://json-schema.org/draft/2020-12/vocab/validation: true}
        $dynamicAnchor: meta
        type: [object, boolean]
        properties:
          type:
            anyOf:
              - {$ref: '#/$defs/simpleTypes'}
              - {type: array, minItems: 1, uniqueItems: true, items: {$ref: '#/$defs/simpleTypes'}}
          const: true
          enum: {type: array}
          multipleOf: {type: number, exclusiveMinimum: 0}
          maximum: {type: number}
          exclusiveMaximum: {type: number}
          minimum: {type: number}
          exclusiveMinimum: {type: number}
          maxLength: {$ref: '#/$defs/nonNegativeInteger'}
          minLength: {$ref: '#/$defs/nonNegativeInteger'}
          pattern: {type: string, format: regex}
          maxItems: {$ref: '#/$defs/nonNegativeInteger'}
          minItems: {$ref: '#/$defs/nonNegativeInteger'}
          uniqueItems: {type: boolean}
          maxContains: {$ref: '#/$defs/nonNegativeInteger'}
          minContains: {$ref: '#/$defs/nonNegativeInteger'}
          maxProperties: {$ref: '#/$defs/nonNegativeInteger'}
          minProperties: {$ref: '#/$defs/nonNegativeInteger'}
          required: {$ref: '#/$defs/stringArray'}
          dependentRequired: {type: object, additionalProperties: {$ref: '#/$defs/stringArray'}}
        $defs:
          nonNegativeInteger: {type: integer, minimum: 0}
          simpleTypes: {enum: [array, boolean, integer, 'null', number, object, string]}
          stringArray: {type: array, items: {type: string}, uniqueItems: true}
      meta-data:
        $id: meta/meta-data
        $vocabulary: {https://json-schema.org/draft/2020-12/vocab/meta-data: true}
        $dynamicAnchor: meta
        type: [object, boolean]
        properties:
          title: {type: string}
          description: {type: string}
          default: true
          deprecated: {type: boolean}
          readOnly: {type: boolean}
          writeOnly: {type: boolean}
          examples: {type: array}
      format-annotation:
        $id: meta/format-annotation
        $vocabulary: {https://json-schema.org/draft/2020-12/vocab/format-annotation: true}
        $dynamicAnchor: meta
        type: [object, boolean]
        properties: {format: {type: string}}
      format-assertion:
        $id: meta/format-assertion
        $vocabulary: {https://json-schema.org/draft/2020-12/vocab/format-assertion: true}
        $dynamicAnchor: meta
        type: [object, boolean]
        properties: {format: {type: string}}
      content:
        $id: meta/content
        $vocabulary: {https://json-schema.org/draft/2020-12/vocab/content: true}
        $dynamicAnchor: meta
        type: [object, boolean]
        properties:
          contentEncoding: {type: string}
          contentMediaType: {type: string}
          contentSchema: {$dynamicRef: '#meta'}

    """
}
