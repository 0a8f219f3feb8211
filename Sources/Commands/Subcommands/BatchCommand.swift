import ArgumentParser

/// The commands about batches.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Open batches, and move them to newer rubrics",
    subcommands: [BatchOpen.self, BatchMove.self])
}
