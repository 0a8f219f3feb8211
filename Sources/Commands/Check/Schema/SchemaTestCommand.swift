import ArgumentParser
import Diagnostics
import Engine
import Reports

/// Holds schemas against what they must accept and refuse.
struct SchemaTestCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run test files: what schemas must accept, and what they must refuse",
    discussion: """
      A test file is a list of groups in the format of the official JSON Schema Test Suite, in YAML or JSON: \
      `description`, `schema`, and `tests`, each with `description`, `data`, `valid` and, if the place of the refusal \
      matters, `at`. A schema may name its file: `schema: {$ref: ../streams/bug-fix/schema.yaml}`. Of a folder, every \
      file that holds a list is run. Nothing is ever fetched: schemas at an address come from --map.

      Exit status: 0 all cases pass, 1 one fails, 2 a file cannot be read.
      """)

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp("Take the schemas at an address from a folder.", valueName: "uri=folder"))
  var maps: [SchemaMapping] = []
  @Flag(name: .customLong("format-assertion"), help: "Hold `format` against values; otherwise it is a remark.")
  var assertsFormats = false
  @Argument(help: ArgumentHelp("Test files in YAML or JSON, or folders of them.", valueName: "file")) var files:
    [String]
  @OptionGroup var output: ReportOptions

  func run(in session: Session) async throws -> Outcome {
    let library = SchemaLibrary(maps, session)
    var run = SchemaTestRun(library: library, assertsFormats: assertsFormats)
    for file in try files.flatMap({ try SchemaTestFile.all(at: $0, session) }) {
      for group in file.groups { try run.hold(group, of: file) }
    }
    let verdict = Verdict(findings: run.findings, items: run.cases)
    let summary = "\(run.passed) of \(counted(run.cases, "case passes", many: "cases pass"))"
    session.console.print(output.render(verdict, in: session, summary: summary))
    return verdict.passes && run.passed == run.cases ? .clean : .findings
  }
}

/// An address under which schemas are known, and the folder that holds them.
struct SchemaMapping: ExpressibleByArgument {
  let uri: String
  let folder: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
    uri = String(argument[..<sign]).withoutClosingStroke
    folder = String(argument[argument.index(after: sign)...]).withoutClosingStroke
    if uri.isEmpty || folder.isEmpty { return nil }
  }
}

extension String {
  fileprivate var withoutClosingStroke: String { hasSuffix("/") ? String(dropLast()) : self }
}
