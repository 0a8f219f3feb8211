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
  ///   - base: the URI that its references are relative to, where it has no absolute `$id`.
  ///   - assertsFormats: whether `format` is held against values; otherwise it is a remark, unless the schema's dialect
  ///     holds the vocabulary for assertions.
  ///   - remotes: finds a further schema by the URI that a reference names it by; nothing is ever fetched but what it
  ///     returns.
  /// - Throws: ``SchemaError`` with everything that is wrong with the schema.
  package static func compile(
    _ document: Document, at base: String = "", assertingFormats assertsFormats: Bool = false,
    remotes: @escaping (_ uri: String) -> Document? = { _ in nil }
  ) throws(SchemaError) -> Schema {
    let frame = Frame(document, at: base, remotes: remotes)
    var compiler = Compiler(frame, assertsFormats: assertsFormats)
    let program = try compiler.compile()
    return Schema(program: program, documents: compiler.documents)
  }
}

extension Schema {
  /// The fields of a document that the schema marks by a keyword of its own, such as `x-circumstance`, with `true`.
  package func fields(marked keyword: String) -> Set<String> {
    Set(propertyOrder(at: []).filter { field in schemas(at: [field]).contains { $0[keyword]?.boolean == true } })
  }
}

/// Why a document is no schema that can be used: everything that is wrong with it, in document order.
package struct SchemaError: Error, Hashable, Sendable {
  package let problems: [SchemaProblem]

  package init(problems: [SchemaProblem]) {
    self.problems = problems
  }
}

/// One thing that is wrong with a schema.
package struct SchemaProblem: Hashable, Sendable {
  /// The URI of the document that it is wrong in; empty for the schema that was to be compiled.
  package let source: String
  /// The place in the schema document, a JSON Pointer (RFC 6901).
  package let pointer: String
  package let mark: Mark
  /// A sentence without a full stop.
  package let message: String
  /// What to do, in the imperative; empty where the message says it all.
  package let help: String

  package init(source: String = "", pointer: String, mark: Mark, message: String, help: String = "") {
    self.source = source
    self.pointer = pointer
    self.mark = mark
    self.message = message
    self.help = help
  }
}
