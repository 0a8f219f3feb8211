import ArgumentParser

/// The commands about the audit of batches.
struct GoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gold", abstract: "Label the audited items of a batch, and compare the labels with the reviews",
    subcommands: [GoldLabelCommand.self, GoldCompare.self])
}
