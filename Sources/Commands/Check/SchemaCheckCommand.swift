import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Engine
import Rules
import Schema

/// Compiles schemas and says what is wrong with them.
struct SchemaCheckCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether schemas can be used: JSON Schema 2020-12 with local references",
    discussion: "Exit status: 0 all can be used, 1 one cannot, 2 a file cannot be read.")

  @Argument(help: ArgumentHelp("Schemas in YAML or JSON.", valueName: "file")) var files: [String]
  @OptionGroup var output: ReportOptions

  func run(in session: Session) async throws -> Outcome {
    let judge = Judge.standard()
    var findings: [Finding] = []
    for file in files {
      guard let format = Format(fileName: file) else {
        throw Failure("\(file.shown(limit: 200)) is neither .yaml nor .json", help: "rename the file")
      }
      findings += judge.findings(inSchema: try FileSystem.read(session.absolute(file)), at: file, as: format)
    }
    let verdict = Verdict(findings: findings, items: 0)
    session.console.print(output.render(verdict, session.console))
    return verdict.passes ? .clean : .findings
  }
}
