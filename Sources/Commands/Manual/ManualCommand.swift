import ArgumentParser

/// Writes the manual pages, which `git dataset --help` and `git help dataset-check` open.
struct ManualCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Write the manual pages, so that git dataset --help finds them",
    discussion: """
      git opens a manual page for `git dataset --help`, and fails where there is none. `make install` puts the pages \
      in place; for a program that was copied by hand this does:

          git dataset manual --directory ~/.local/share/man/man1

      `-h` works without any page.
      """, shouldDisplay: false)

  @Option(help: ArgumentHelp("Where the pages go, a folder man1.", valueName: "folder")) var directory: String

  func run(in session: Session) async throws -> Outcome {
    for page in try Program.manualPages() {
      try FileSystem.write(Array(page.text.utf8), to: "\(directory)/\(page.fileName)")
    }
    return .clean
  }
}
