package import Documents

/// A compiled JSON Schema, draft 2020-12. Compile it once, and let each worker evaluate it with an ``Evaluator`` of its
/// own.
package struct Schema: Sendable {
  let program: Program
  let documents: [Document]

  /// The URI of the dialect that schemas are written in.
  package static let dialect = "https://json-schema.org/draft/2020-12/schema"

  /// Compiles a schema (JSON Schema 2020-12, Core and Validation).
  ///
  /// - Parameters:
  ///   - document: the schema, read from YAML or JSON.
  ///   - remotes: further schemas by the URI that references name them by; nothing else is ever fetched.
  /// - Throws: ``SchemaError`` with everything that is wrong with the schema.
  package static func compile(
    _ document: Document, remotes: [(uri: String, document: Document)] = []
  ) throws(SchemaError) -> Schema {
    var compiler = Compiler(document, remotes: remotes)
    let program = try compiler.compile()
    return Schema(program: program, documents: compiler.documents)
  }
}
