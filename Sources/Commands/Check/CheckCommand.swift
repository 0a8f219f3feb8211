import ArgumentParser
import Diagnostics
import Reports

/// Judges the work tree, the index, a tree-ish or a range.
struct CheckCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with the dataset, where, and how to mend it",
    discussion: """
      Without arguments the work tree is checked: what git tracks, and what it would track if it were added. Behind \
      `--` come paths, which are checked alone. A tree-ish (HEAD, a tag, a commit, a tree) is checked as a whole. A \
      range OLD..NEW is checked as a push from OLD to NEW would be, its commits included.

      --advice says what no push is refused for, too: of the people file, of schemas, and of the newest rubric of \
      every stream, where it is vague, and, by the last commit, on which criteria people agree too little. A stream, \
      STREAM@VERSION, `people`, a file or a folder that is named is looked at alone, several behind `--`; a schema or \
      a rubric may lie outside any dataset. With --explain, every rule that found something is explained below the \
      findings.

      --only and --skip, each as often as one likes, take the id of a rule or check, or a group: 'bug-fix/*'. What \
      else is found is counted in the last line, and for nothing else: hooks and the server ask everything all the \
      same.

      --source names a clone of what items were made from, as PATH or REPO=PATH; `git config dataset.REPO.source PATH` \
      says it for good. By it patches of items that list no tree are replayed, here and in no hook.

      A batch that is frozen or signed off is judged by its root alone, so that no later schema, policy or rule breaks \
      it; --again asks about its items all the same.

      Exit status: 0 nothing is wrong, 1 there are errors (among what is asked for), 2 the check could not be done.
      """)

  @Argument(
    help: ArgumentHelp("A tree-ish, or a range OLD..NEW; with --advice, what it is about.", valueName: "revision"))
  var revision: String?

  @Flag(help: "Check what is staged, as the pre-commit hook does.") var staged = false

  @Flag(help: "Ask today's rules about the items of frozen and signed-off batches too; what they find only warns.")
  var again = false

  @Flag(help: "Say what no push is refused for, too: about people, schemas and rubrics.") var advice = false

  @Flag(help: "Say below the findings what each rule asks, why, and how to mend it.") var explain = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Count the findings of a rule or check alone, or of a group: 'bug-fix/*'.", valueName: "id"))
  var only: [String] = []

  @Option(
    parsing: .singleValue, help: ArgumentHelp("Leave out the findings of a rule, check or group.", valueName: "id"))
  var skip: [String] = []

  @Option(parsing: .singleValue, help: ArgumentHelp("A clone of what items were made from.", valueName: "clone"))
  var source: [String] = []

  @OptionGroup var output: ReportOptions

  @Argument(parsing: .postTerminator, help: ArgumentHelp("Files and folders of the work tree.", valueName: "path"))
  var paths: [String] = []

  func validate() throws {
    let ways = [revision != nil, staged, !paths.isEmpty].count { $0 }
    guard ways <= 1, !(advice && staged) else {
      throw ValidationError("Name a revision, --staged, or paths: only one of them.")
    }
    guard revision != "" else { throw ValidationError("The revision is empty.") }
    guard revision?.contains("...") != true else { throw ValidationError("Write a range with two dots: OLD..NEW.") }
    if explain, output.format != .text { throw ValidationError("--explain is for people; leave --format out.") }
  }

  func run(in session: Session) async throws -> Outcome {
    try await CheckRun(
      revision: revision, paths: paths, isOfIndex: staged, asksAgain: again, isAdvising: advice, isExplaining: explain,
      choice: RuleChoice(only: only, skip: skip), sources: source, output: output
    ).run(in: session)
  }
}
