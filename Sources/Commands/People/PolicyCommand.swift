import ArgumentParser

/// The commands about changes of policy.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Sign changes of policy that need several owners", subcommands: [
      PolicySignCommand.self,
    ])
}
