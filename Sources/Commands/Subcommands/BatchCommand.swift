import ArgumentParser

/// The commands about batches.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Open batches", subcommands: [BatchOpen.self])
}
