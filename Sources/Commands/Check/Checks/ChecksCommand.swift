import ArgumentParser

/// The commands about the checks of streams.
struct ChecksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checks", abstract: "Test checks", subcommands: [ChecksTestCommand.self])
}
