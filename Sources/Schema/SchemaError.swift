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
  /// The place in the schema document, a JSON Pointer (RFC 6901).
  package let pointer: String
  package let mark: Mark
  /// A sentence without a full stop.
  package let message: String
  /// What to do, in the imperative; empty where the message says it all.
  package let help: String

  package init(pointer: String, mark: Mark, message: String, help: String = "") {
    self.pointer = pointer
    self.mark = mark
    self.message = message
    self.help = help
  }
}
