package import Documents

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
