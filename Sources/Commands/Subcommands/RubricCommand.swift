import ArgumentParser

/// The commands about rubrics.
struct RubricCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rubric", abstract: "Read, check, compare and renew rubrics",
    subcommands: [RubricShow.self, RubricLint.self, RubricDiff.self, RubricNew.self, RubricCalibrate.self])
}
