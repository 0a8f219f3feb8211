import ArgumentParser

/// The commands about the checks of streams.
struct ChecksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checks", abstract: "List and test checks",
    subcommands: [ChecksListCommand.self, ChecksTestCommand.self])
}
