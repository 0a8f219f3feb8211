package import Diagnostics
package import Documents

/// Why one record became no item; the others are not concerned.
package struct ImportProblem: Error, Hashable, Sendable {
  /// The record's line in its file, counted from 1.
  package let line: Int
  /// The place in the record, a JSON Pointer (RFC 6901), or another reference of the map (`value/path`, `set/minutes`);
  /// empty for the record as a whole.
  package let reference: String
  /// The field of the item that was to be filled, a JSON Pointer (RFC 6901); empty for the item as a whole.
  package let field: String
  /// The place in the map that asked for it; nil where no single place did.
  package let mark: Mark?
  /// A sentence without a full stop.
  package let message: String
  /// What to do, in the imperative.
  package let help: String

  package init(
    line: Int, reference: String = "", field: String = "", mark: Mark? = nil, message: String, help: String
  ) {
    self.line = line
    self.reference = reference
    self.field = field
    self.mark = mark
    self.message = message
    self.help = help
  }

  /// The rule under which such problems are printed.
  package static let rule: RuleID = "import/record"

  /// The problem as it is printed: at the record's line, with the record's pointer.
  ///
  /// - Parameter path: the path of the file that the records come from.
  package func finding(in path: String) -> Finding {
    let pointer = reference.hasPrefix("/") ? reference : nil
    return Finding(
      rule: Self.rule, severity: .error, location: Location(path: path, line: line, pointer: pointer),
      message: Finding.Message(message, help: help))
  }
}
