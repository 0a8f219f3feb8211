import ArgumentParser
import Dataset
import Diagnostics

/// Scaffolds an item.
struct NewCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Start a new item from its stream's template",
    discussion: """
      Writes BATCH/items/ID.yaml with every field that an item of the stream needs and a word on each, and prints its \
      path. Fill it in, then git add and git commit it; until it is filled in, the check says what is missing.

      Without an id the item is named after you and numbered: ada-0001, ada-0002 …
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Argument(help: "The item's id: lower-case letters, digits, `.`, `_` and `-`.") var id: String?
  @Option(help: "The author's id in the people file; without it, whoever git's user.email belongs to.")
  var author: String?
  @Option(help: "The programming language, as Linguist names it, in lower case.") var language: String?

  func validate() throws {
    // It is put between double quotes.
    let isPlain: (String) -> Bool = { $0.shown() == $0 && !$0.contains("\"") && !$0.contains("\\") }
    guard let language, !isPlain(language) else { return }
    throw ValidationError("`\(language.shown())` is no language; name it as Linguist does, in lower case.")
  }

  func run(in session: Session) async throws -> Outcome {
    let item = try await NewItem(in: batch, id: id, by: author, language: language, session)
    try item.write()
    session.console.print("\(item.path)\n")
    return .clean
  }
}
