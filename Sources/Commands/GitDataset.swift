import ArgumentParser

/// The root of all subcommands.
struct GitDataset: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "git dataset",
    abstract: "Keep code training data in git, where bad items are refused at commit and at push",
    version: "git-dataset \(Program.version)",
    groupedSubcommands: [
      CommandGroup(
        name: "Annotator",
        subcommands: [
          New.self, Import.self, Own.self, Disown.self, JudgeItem.self, Check.self, Fmt.self, Explain.self, Status.self,
        ]),
      CommandGroup(
        name: "Reviewer",
        subcommands: [
          ReviewCommand.self, Approve.self, RequestChanges.self, Reject.self, Withdraw.self, Adjudicate.self,
          Land.self,
        ]),
      CommandGroup(
        name: "Calibrator",
        subcommands: [
          RubricCommand.self, BatchCommand.self, SampleCommand.self, GoldCommand.self, AgreementCommand.self,
          SignOffCommand.self,
        ]),
      CommandGroup(
        name: "Owner",
        subcommands: [
          Init.self, StreamCommand.self, PeopleCommand.self, PolicyCommand.self, SchemaCommand.self,
          ServerCommand.self,
        ]),
      CommandGroup(name: "Consumer", subcommands: [TrustCommand.self, Verify.self]),
      CommandGroup(
        name: "Set-up",
        subcommands: [Install.self, Uninstall.self, Completion.self, Manual.self, Hook.self]),
    ])
}
