import ArgumentParser

/// The commands about batches.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Open batches, move them to newer rubrics, and freeze them for the audit",
    subcommands: [
      BatchOpenCommand.self, BatchMoveCommand.self, BatchWitnessCommand.self, BatchFreezeCommand.self,
      BatchRevealCommand.self, BatchReopenCommand.self, BatchStatusCommand.self,
    ])
}
