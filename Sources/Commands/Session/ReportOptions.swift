import ArgumentParser
import Engine
import Reports

/// How findings are printed.
struct ReportOptions: ParsableArguments {
  @Option(help: "How findings are printed: text, json, sarif, github or junit.") var format: ReportFormat = .text

  /// - Parameter summary: what a text says in place of the totals.
  func render(_ verdict: Verdict, in session: Session, summary: String? = nil) -> String {
    // Only SARIF describes what was asked.
    let rules = format == .sarif ? RuleDescription.all + KnownChecks.found(in: verdict, session) : []
    return Report(verdict, version: Program.version, rules: rules)
      .rendered(as: format, options: TextOptions(isColoured: session.console.usesColor, summary: summary))
  }
}

extension ReportFormat: ExpressibleByArgument {}
