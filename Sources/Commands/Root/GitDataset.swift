import ArgumentParser

/// The root of all subcommands.
struct GitDataset: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "git dataset",
    abstract: "Keep code training data in git, where bad items are refused at commit and at push",
    discussion: "git dataset help --all lists every command, with those that set a machine up.",
    version: "git-dataset \(Program.version)",
    groupedSubcommands: [
      CommandGroup(
        name: "Annotator",
        subcommands: [
          NewCommand.self, ImportCommand.self, OwnCommand.self, DisownCommand.self, JudgeCommand.self,
          CheckCommand.self, FmtCommand.self, ExplainCommand.self, StatusCommand.self,
        ]),
      CommandGroup(
        name: "Reviewer",
        subcommands: [
          ReviewCommand.self, ApproveCommand.self, RequestChangesCommand.self, RejectCommand.self, WithdrawCommand.self,
          AdjudicateCommand.self, WaiveCommand.self, RevealCommand.self, LandCommand.self,
        ]),
      CommandGroup(
        name: "Calibrator",
        subcommands: [
          RubricCommand.self, BatchCommand.self, GoldCommand.self, SignOffCommand.self,
        ]),
      CommandGroup(
        name: "Owner",
        subcommands: [
          InitCommand.self, StreamCommand.self, PeopleCommand.self, PolicyCommand.self, SchemaCommand.self,
          ChecksCommand.self, ContaminationCommand.self, ServerCommand.self,
        ]),
      CommandGroup(name: "Consumer", subcommands: [TrustCommand.self, VerifyCommand.self]),
      CommandGroup(
        name: "Set-up",
        subcommands: [
          InstallCommand.self, UninstallCommand.self, CompletionCommand.self, ManualCommand.self, HookCommand.self,
        ]),
    ])
}
