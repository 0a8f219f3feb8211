import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Engine
import Reports

/// Freezes a batch for its audit.
struct BatchFreezeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze", abstract: "Freeze a batch whose items are all approved, and plan its audit",
    discussion: """
      For a calibrator of the stream who has no part in the batch. What the batch holds and how many of its items are \
      audited is written to attempts/NUMBER/plan.yaml, in a signed commit of its own; from then on no item changes \
      until the batch is opened again. How many follows from the stream's `gold` in the manifest; both ends of the \
      plan's operating characteristic are printed.

      The first freeze also reveals the items that git dataset gold plant put into the batch, from the private \
      repository that git config dataset.goldRepository names, and takes them out.

      An item that says the same as another of the batch, or as one of a batch of the stream that was frozen before, \
      whatever its id and its authors, is named, and nothing is frozen.

      Where another protected branch that this clone knows of draws with the same secrets, nothing is frozen.

      With --whole every item is audited, and no secrets are needed.

      Exit status: 0 the batch is frozen, 1 items break rules, or the server would refuse it; 2 it cannot be frozen.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Flag(help: "Audit every item, though a sample would do.") var whole = false

  @OptionGroup var output: ReportOptions

  func run(in session: Session) async throws -> Outcome {
    let desk = try await BatchDesk(batch, session)
    try desk.require(.freeze)
    try desk.refuseToFreeze(isWhole: whole)
    let controls = try await ControlOpening(desk, session)
    let census = controls.census
    try desk.require(.freeze, census)
    try desk.refuseRepeated(census)
    try desk.refuseUnapproved(census)
    let resembled = try desk.resembledLots(census)
    let plan = try desk.plan(census, resembling: resembled, isWhole: whole)
    try desk.refuseDrawing(by: plan, census)
    try await desk.refuseToFreeze(beside: plan, session)
    let verdict = try await desk.verdict(census, session)
    guard verdict.passes else {
      session.console.print(output.render(verdict, in: session))
      session.console.complain("git-dataset: \(desk.name) is not frozen; nothing was changed\n")
      return .findings
    }
    // A warning about the batch as a whole is nowhere else counted in full.
    if verdict.warnings > 0 { session.console.complain(output.render(verdict.withoutRemarks, in: session)) }
    let file = NewFile(desk.files.folder.attempt(plan.attempt).plan, plan.value.written(as: .yaml))
    let changed = try desk.batchFile { edit in try edit.set(.frozen) }
    let commit = try await desk.commit(
      .freeze(attempt: plan.attempt, root: plan.root), [changed, file] + controls.files, removing: controls.removals,
      in: session)
    session.console.print(text(about: plan, resembled, commit) + controls.text)
    return .clean
  }

  private func text(about plan: AttemptPlan, _ resembled: [ResembledLot], _ commit: String) -> String {
    let next =
      plan.isWhole
      ? "label the items: git dataset gold label \(plan.batch)"
      : "ask \(plan.drawnBy.joined(separator: " and ")) for git dataset reveal \(plan.batch)"
    return """
      Froze \(plan.batch) as \(commit).
      \(plan.summary).
      \(resembled.map { "\($0.words(inLotOf: plan.items))\n" }.joined())\
      \(Characteristic(of: plan).text)Next: git push, then \(next)

      """
  }
}
