import ArgumentParser
import Dataset
import Diagnostics
import Engine
import Reports

/// Says how far a batch has come, and what it needs next.
struct BatchStatusCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say how far a batch has come, what its sign-off still needs, and who can do it",
    discussion: """
      By the last commit: how many items are written, approved, sampled and labelled, and the minutes that the items \
      report against the batch's time_budget_minutes, or the stream's. Labels that are only kept in this clone count \
      for whoever gave them.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String

  func run(in session: Session) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let me = try? await dataset.people.me(session.git, in: dataset.root)
    let progress = try BatchProgress(dataset.audited(batch), in: dataset, me: me?.id)
    let width = session.console.isTerminal ? Terminal().size.width : 80
    var lines = [progress.heading]
    lines += progress.lines(width: width).map { "  \($0)" }
    let steps = BatchSteps(progress).steps
    if !steps.isEmpty { lines.append("Next:") }
    for step in steps { lines += step.lines }
    session.console.print(lines.map { "\($0.shown(limit: 400))\n" }.joined())
    return .clean
  }
}
