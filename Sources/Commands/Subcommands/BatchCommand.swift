import ArgumentParser

/// The commands about batches.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Open batches, move them to newer rubrics, and freeze them for the audit",
    subcommands: [
      BatchOpen.self, BatchMove.self, BatchWitness.self, BatchFreeze.self, BatchReveal.self, BatchReopen.self,
      BatchStatus.self,
    ])
}
