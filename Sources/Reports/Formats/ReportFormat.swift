/// The forms that a report comes in; the raw value is what `--format` takes.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// Lines for people, `path:line:col: severity[rule]: message`.
  case text
  /// One JSON object, one finding on each line.
  case json
  /// SARIF 2.1.0, for code scanning and editors.
  case sarif
  /// Workflow commands, which GitHub, Gitea and Forgejo show beside the changed lines.
  case github
  /// JUnit XML, for the test views of CI servers.
  case junit
}
