import ArgumentParser
import Diagnostics
import Engine
import Reports

/// Holds a stream's checks against what they must find.
struct ChecksTestCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run files of cases: what a stream's checks must find, and what they must not",
    discussion: """
      A file of cases names the checks under test, `checks: ../streams/bug-fix/checks.yaml`, or holds them itself, and \
      lists `cases`: each with `description`, `item` (any part of one, or `items` of a batch), `files` beside the \
      item, `rubric`, and `findings`: the names of checks with the places where they must find something. Whatever \
      else is found fails the case. Of a folder, every file that has `cases` is run.

      At the end stands, for each file of checks, which of its checks fired in no case, and which were silent in none \
      that gives them something to look at. With --strict, either makes the run fail.

      Exit status: 0 all cases pass, 1 one fails, 2 a file cannot be read.
      """)

  @Flag(help: "Fail where a check fires in no case, or is silent in none.") var strict = false
  @Argument(help: ArgumentHelp("Files of cases in YAML or JSON, or folders of them.", valueName: "file")) var files:
    [String]
  @OptionGroup var output: ReportOptions

  func run(in session: Session) async throws -> Outcome {
    let library = CheckLibrary(session)
    var run = ChecksTestRun()
    for path in files {
      for file in try ChecksTestFile.all(at: path, session) { try run.hold(file, against: library) }
    }
    let untried = run.untried(as: strict ? .warning : .info)
    let verdict = Verdict(findings: run.findings + untried, items: run.cases)
    let summary = "\(run.passed) of \(counted(run.cases, "case passes", many: "cases pass"))"
    session.console.print(output.render(verdict, in: session, summary: summary))
    let isWhole = verdict.passes && run.passed == run.cases && (!strict || untried.isEmpty)
    return isWhole ? .clean : .findings
  }
}
