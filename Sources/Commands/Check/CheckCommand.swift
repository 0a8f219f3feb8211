import ArgumentParser
import Engine
import Intake

/// Judges the work tree, the index, a tree-ish or a range.
struct CheckCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with the dataset, where, and how to mend it",
    discussion: """
      Without arguments the work tree is checked: what git tracks, and what it would track if it were added. Behind \
      `--` come paths, which are checked alone. A tree-ish (HEAD, a tag, a commit, a tree) is checked as a whole. A \
      range OLD..NEW is checked as a push from OLD to NEW would be, its commits included.

      A batch that is frozen or signed off is judged by its root alone, so that no later schema, policy or rule breaks \
      it; --again asks about its items all the same.

      Exit status: 0 nothing is wrong, 1 there are errors, 2 the check could not be done.
      """)

  @Argument(help: ArgumentHelp("A tree-ish, or a range OLD..NEW.", valueName: "revision"))
  var revision: String?

  @Flag(help: "Check what is staged, as the pre-commit hook does.") var staged = false

  @Flag(help: "Ask today's rules about the items of frozen and signed-off batches too; what they find only warns.")
  var again = false

  @OptionGroup var output: ReportOptions

  @Argument(parsing: .postTerminator, help: ArgumentHelp("Files and folders of the work tree.", valueName: "path"))
  var paths: [String] = []

  func validate() throws {
    let ways = [revision != nil, staged, !paths.isEmpty].count { $0 }
    guard ways <= 1 else { throw ValidationError("Name a revision, --staged, or paths: only one of them.") }
    guard revision != "" else { throw ValidationError("The revision is empty.") }
    guard revision?.contains("...") != true else { throw ValidationError("Write a range with two dots: OLD..NEW.") }
  }

  func run(in session: Session) async throws -> Outcome {
    var inquiry = try await inquiry(in: session)
    inquiry.asksAgain = again
    let progress = Progress(noun: "items", console: session.console)
    let verdict = try await Judge.standard().judge(inquiry) { progress.show($0, of: $1) }
    progress.clear()
    session.console.print(output.render(verdict, session.console))
    return verdict.passes ? .clean : .findings
  }

  private func inquiry(in session: Session) async throws -> Inquiry {
    if staged { return try await session.intake.staged() }
    if !paths.isEmpty { return try await session.intake.workTree(paths: paths) }
    guard let revision else { return try await session.intake.workTree() }
    guard let dots = revision.firstRange(of: "..") else { return try session.intake.tree(revision) }
    let old = String(revision[..<dots.lowerBound])
    let new = String(revision[dots.upperBound...])
    return try await session.intake.range(from: old.isEmpty ? "HEAD" : old, to: new.isEmpty ? "HEAD" : new)
  }
}
