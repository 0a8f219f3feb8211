import ArgumentParser

/// The commands about rubrics.
struct RubricCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rubric", abstract: "Read, compare, renew and calibrate rubrics",
    subcommands: [
      RubricShowCommand.self, RubricDiffCommand.self, RubricNewCommand.self, RubricCalibrateCommand.self,
    ])
}
