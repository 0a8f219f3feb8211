import Documents

/// One fault that a reviewer found, bound to a criterion of the rubric.
package struct ReviewFinding: Hashable, Sendable {
  /// The id of the criterion that the fault fails.
  package let criterion: String
  /// The id of one of the rubric's severities; nil where the reviewer gives none.
  package let severity: String?
  /// The file in the item's own folder in which the fault is seen; nil for the item's own file.
  package let path: String?
  /// The lines in which it is seen, `12` or `12-15`, counted from 1; nil where no place is given.
  package let lines: String?
  /// What is wrong, in words.
  package let note: String

  package init(criterion: String, severity: String? = nil, path: String? = nil, lines: String? = nil, note: String) {
    self.criterion = criterion
    self.severity = severity
    self.path = path
    self.lines = lines
    self.note = note
  }

  /// Reads one element of a record's `findings`; nil where something is missing or has another form.
  init?(_ node: Node) {
    guard let criterion = node["criterion"]?.string, let note = node["note"]?.string else { return nil }
    self.init(
      criterion: criterion, severity: node["severity"]?.string, path: node["path"]?.string,
      lines: node["lines"]?.string, note: note)
  }

  var value: Value {
    .record([
      ("criterion", .string(criterion)), ("severity", severity.map { .string($0) }), ("path", path.map { .string($0) }),
      ("lines", lines.map { .string($0) }), ("note", .string(note)),
    ])
  }
}
