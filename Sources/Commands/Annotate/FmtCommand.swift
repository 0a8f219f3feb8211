import ArgumentParser

/// Writes items in their canonical form.
struct FmtCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Write items in their canonical form: keys in the schema's order, long texts as blocks",
    discussion: """
      No value and no comment is ever changed or lost: a file for which that cannot be promised is left alone and \
      reported. In folders, and without paths everywhere, the items of open batches are formatted; other files only \
      where they are named themselves. The paths of files that change are printed.

      Exit status: 0 all is formatted, 1 a file would change (--check) or could not be formatted, 2 the work could not \
      be done.
      """)

  @Flag(help: "Change nothing; print what would change.") var check = false
  @Argument(help: ArgumentHelp("Files, or folders with files, in YAML or JSON.", valueName: "path")) var paths:
    [String] = []

  func run(in session: Session) async throws -> Outcome {
    try await Formatting(check: check, paths: paths).run(in: session)
  }
}
