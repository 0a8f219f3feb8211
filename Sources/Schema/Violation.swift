package import Documents

/// One way in which a document breaks its schema.
package struct Violation: Hashable, Sendable {
  /// What sort of violation: most are the schema's own; a plain scalar of an unexpected type wants quotes instead.
  package enum Kind: Hashable, Sendable {
    case schema
    /// A plain YAML scalar that reads as another type where the schema wants a string.
    case unquotedScalar
    /// A pattern could not be decided within its limits; never a pass.
    case undecided
  }

  package let kind: Kind
  /// The keyword of JSON Schema that failed: `required`, `pattern` …
  package let keyword: String
  /// The place of the value, a JSON Pointer (RFC 6901).
  package let pointer: String
  /// The value's place; the key's, for a key that is not allowed; the parent's, for one that is missing.
  package let mark: Mark
  /// A sentence without a full stop: ``missing required field `root_cause` ``.
  package let message: String
  /// What to do, in the imperative; empty where the message says it all.
  package let help: String

  package init(kind: Kind, keyword: String, pointer: String, mark: Mark, message: String, help: String) {
    self.kind = kind
    self.keyword = keyword
    self.pointer = pointer
    self.mark = mark
    self.message = message
    self.help = help
  }
}
