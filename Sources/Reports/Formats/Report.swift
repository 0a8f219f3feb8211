package import Engine

/// A verdict, with what a report says about the program that reached it.
package struct Report: Sendable {
  package let verdict: Verdict
  /// The program's version, such as `0.1.0`.
  package let version: String
  /// The rules that were asked, for the formats that list them; a rule that is missing here is listed by its id.
  package let rules: [RuleDescription]

  package init(_ verdict: Verdict, version: String, rules: [RuleDescription] = []) {
    self.verdict = verdict
    self.version = version
    self.rules = rules
  }

  /// The whole report, ending in a line end.
  ///
  /// Nothing of the dataset reaches the text in a form that a terminal, a log or a parser could take for anything but
  /// text: control and direction characters are escaped in every format.
  ///
  /// - Parameter options: how the text looks; the other formats are read by programs and take no options.
  package func rendered(as format: ReportFormat, options: TextOptions = TextOptions()) -> String {
    switch format {
    case .text: text(options)
    case .json: json()
    case .sarif: sarif()
    case .github: github()
    case .junit: junit()
    }
  }
}

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
