import ArgumentParser

/// The commands by which reviewers go through a batch.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Go through the items of a batch that wait for your verdict",
    usage: """
      git dataset review <batch> [--all]
      git dataset review seal <batch>
      git dataset review reveal <batch>
      """,
    subcommands: [ReviewItemsCommand.self, ReviewSealCommand.self, ReviewRevealCommand.self],
    defaultSubcommand: ReviewItemsCommand.self)
}
