import ArgumentParser

/// The commands about streams.
struct StreamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stream", abstract: "Add streams", subcommands: [StreamAddCommand.self])
}
