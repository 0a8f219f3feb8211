import ArgumentParser

/// The commands about the audit of batches.
struct GoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gold",
    abstract: "Label the audited items of a batch, plant items with known answers, and compare both with the reviews",
    subcommands: [GoldLabelCommand.self, GoldCompareCommand.self, GoldPlantCommand.self])
}
