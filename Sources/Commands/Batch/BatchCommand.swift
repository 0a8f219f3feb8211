import ArgumentParser

/// The commands about batches.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Open batches, move them to newer rubrics, freeze them for the audit, and say how it stands",
    subcommands: [
      BatchOpenCommand.self, BatchMoveCommand.self, BatchSecretsCommand.self, BatchFreezeCommand.self,
      BatchSampleCommand.self, BatchAgreementCommand.self, BatchReopenCommand.self,
    ])
}
