import ArgumentParser
import Engine
import Reports

/// How findings are printed.
struct ReportOptions: ParsableArguments {
  @Option(help: "How findings are printed: text, json, sarif, github or junit.") var format: ReportFormat = .text

  /// - Parameter summary: what a text says in place of the totals.
  func render(_ verdict: Verdict, _ console: Console, summary: String? = nil) -> String {
    Report(verdict, version: Program.version, rules: RuleDescription.all)
      .rendered(as: format, options: TextOptions(isColoured: console.usesColor, summary: summary))
  }
}

extension ReportFormat: ExpressibleByArgument {}
