package import Documents

/// One thing that is wrong with a `checks.yaml`, so that a check of it cannot be asked.
package struct CheckProblem: Hashable, Sendable {
  /// Where, in the file of checks.
  package let mark: Mark
  /// The place as a JSON Pointer (RFC 6901).
  package let pointer: String
  /// One line without a full stop.
  package let message: String
  /// What to do, in the imperative; empty where the message says it all.
  package let help: String

  init(_ message: String, at node: Node, help: String = "") {
    self.init(message, mark: node.mark, pointer: node.pointer, help: help)
  }

  private init(_ message: String, mark: Mark, pointer: String, help: String) {
    self.mark = mark
    self.pointer = pointer
    self.message = message
    self.help = help
  }
}
