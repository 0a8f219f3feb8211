import ArgumentParser

/// The commands about what no item may hold.
struct ContaminationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contamination", abstract: "Make lists of what no item may hold",
    subcommands: [ContaminationBuildCommand.self])
}
