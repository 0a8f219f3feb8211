import ArgumentParser

/// The commands for whoever keeps the server.
struct ServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "server", abstract: "Set up the repository that people push to, and see whether it holds",
    subcommands: [ServerInitCommand.self, ServerCheckCommand.self])
}
