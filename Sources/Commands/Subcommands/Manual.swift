import ArgumentParser

/// Writes the manual pages.
struct Manual: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Write the manual pages: git-dataset(1) and one for every subcommand",
    discussion: """
      `git dataset --help` opens git-dataset(1), and `git help dataset-check` opens git-dataset-check(1), once the pages \
      are in a man1 folder of man's search path. make install puts them there; without it:

      git dataset manual --directory ~/.local/share/man/man1
      """)

  @Option(help: "The folder to write to.") var directory: String

  func run(in session: Session) async throws -> Outcome {
    let pages = ManualPage.all(of: try CommandDescription.ofProgram(), version: Program.version, date: Program.date)
    for page in pages { try FileSystem.write(Array(page.text.utf8), to: "\(session.absolute(directory))/\(page.fileName)") }
    session.console.print("\(pages.count) pages are in \(directory)\n")
    return .clean
  }
}
