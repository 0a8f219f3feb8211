import ArgumentParser
import Dataset
import Diagnostics
import Engine

/// Says that one is no author of items.
struct DisownCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "disown",
    abstract: "Say that you are no author of items that list you",
    discussion: """
      For whoever was listed under an item's authors without a word of their own. The list stays as it is; a file, \
      disowned/ITEM/YOU.yaml in the batch's folder, says in a signed commit that you had no part in the item, and from \
      then on you may review it, and may not change it. It cannot be taken back, and is refused where you signed a \
      commit that changes the item, or the item itself (git dataset own).

      Exit status: 0 it is committed, 1 a server would refuse it, 2 it failed; then nothing was written.
      """)

  @OptionGroup var about: ItemArguments
  @Option(help: ArgumentHelp("How you came to be listed.", valueName: "text")) var comment: String

  func validate() throws {
    if comment.allSatisfy(\.isWhitespace) { throw ValidationError("The comment has no words.") }
  }

  func run(in session: Session) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let names = try dataset.names(of: about.items, in: session)
    let desk = try await AuthorDesk(names[0].batchName, in: dataset, session)
    let items = try names.map { try dataset.item($0) }
    try await dataset.warn(about: items, session)
    let made = try await desk.disown(items, comment, in: session)
    session.console.complain(made.said)
    let lines = items.map { "Disowned \($0.name)\n" }.joined()
    session.console.print(lines + "Signed and committed as \(made.id.prefix(12)). Next: git push\n")
    return .clean
  }
}
