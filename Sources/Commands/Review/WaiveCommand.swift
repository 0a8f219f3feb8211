import ArgumentParser
import Checks
import Dataset
import Diagnostics
import Engine

/// Lets items pass a check.
struct WaiveCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "waive",
    abstract: "Say that what a check finds in items does not count, and why",
    discussion: """
      For a finding that is right by the check and wrong for the item: a fix that has to be wide, a copy that is \
      meant. git dataset checks list STREAM says which checks may be waived, and by whom: a reviewer (or a \
      calibrator), or a calibrator alone; never an author of the item, and only while its batch is open.

      The waiver is waivers/ITEM/CHECK/YOU.yaml in the batch's folder, in a signed commit of its own. It is about what \
      is committed, and about the check as it is: once the item or the check changes, somebody has to look again. \
      git dataset status ITEM lists waivers, and git dataset check --format json counts them.

      Exit status: 0 it is committed, 1 a server would refuse it, 2 it failed; then nothing was written.
      """)

  @Argument(
    help: ArgumentHelp(
      "Items of one batch, as STREAM/BATCH/ID or by the paths of their files, and last the check's id.",
      valueName: "item-and-check"))
  var words: [String]
  @Option(help: ArgumentHelp("Why it does not count.", valueName: "text")) var comment: String

  func validate() throws {
    guard words.count > 1 else { throw ValidationError("Name an item and a check: ITEM STREAM-TYPE/NAME.") }
    if comment.allSatisfy(\.isWhitespace) { throw ValidationError("The comment has no words.") }
  }

  func run(in session: Session) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let names = try dataset.names(of: words.dropLast(), in: session)
    let desk = try await WaiverDesk(names[0].batchName, of: words[words.count - 1], in: dataset, session)
    let items = try names.map { try dataset.item($0) }
    try await dataset.warn(about: items, session)
    let made = try await desk.waive(items, comment, in: session)
    session.console.complain(made.said)
    let lines = items.map { "Waived \(desk.check.id.name) in \($0.name)\n" }.joined()
    session.console.print(lines + "Signed and committed as \(made.id.prefix(12)). Next: git push\n")
    return .clean
  }
}
