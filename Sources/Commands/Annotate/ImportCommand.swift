import ArgumentParser
import Diagnostics

/// Turns the records of a JSON Lines file into items.
struct ImportCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn the records of a JSON Lines file into items",
    discussion: """
      A map says which field of a record goes where: a file, or the name of one in the stream's imports/ folder, or of \
      one that ships with the program. Every record becomes a file of the batch; what the map takes out as a sidecar \
      lies beside it. A record that cannot be mapped is reported with its line, and the others go on. Items that are \
      there are never written over. A file that git would obey beside the items, such as .gitattributes, is stored \
      under another name, dot-gitattributes, with its own as `origin`.

      Whoever imports answers for the items as their author, and reviews none of them. Somebody else of the dataset is \
      listed with --author, and signs before the items land: git dataset own. Everybody else whose work it is, by the \
      map or by --source-author, stands under source_authors, which is credit and nothing else.

      Exit status: 0 every record became an item, 1 some did not, 2 nothing could be imported.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Argument(help: ArgumentHelp("The file, one JSON object a line; - for standard input.", valueName: "file")) var file:
    String
  @Option(help: "The map's name or file.") var map: String
  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("A value that the map asks for; may be given again.", valueName: "name=value"))
  var settings: [String] = []
  @Option(
    name: .customLong("author"), parsing: .singleValue,
    help: "Who of the dataset wrote the items, by id; may be given again. Without it, whoever imports.")
  var authors: [String] = []
  @Option(
    name: .customLong("source-author"), parsing: .singleValue,
    help: ArgumentHelp("Who wrote them elsewhere, by name; may be given again.", valueName: "name"))
  var sourceAuthors: [String] = []
  @Flag(name: .shortAndLong, help: "Say what would happen, and write nothing.") var dryRun = false
  @OptionGroup var output: ReportOptions

  func validate() throws { _ = try given() }

  func run(in session: Session) async throws -> Outcome {
    try await ImportRun(
      batch: batch, file: file, map: map, settings: given(), authors: authors, sourceAuthors: sourceAuthors,
      dryRun: dryRun, output: output
    ).run(in: session)
  }

  private func given() throws -> [String: String] {
    var values: [String: String] = [:]
    for setting in settings {
      guard let sign = setting.firstIndex(of: "="), sign > setting.startIndex else {
        throw ValidationError("Write --set NAME=VALUE, not `\(setting.shown())`.")
      }
      values[String(setting[..<sign])] = String(setting[setting.index(after: sign)...])
    }
    return values
  }
}
