import ArgumentParser

/// The commands about rubrics.
struct RubricCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rubric", abstract: "Read, check, compare and renew rubrics",
    subcommands: [
      RubricShowCommand.self, RubricLintCommand.self, RubricDiffCommand.self, RubricNewCommand.self,
      RubricCalibrateCommand.self,
    ])
}
