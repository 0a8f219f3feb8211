import ArgumentParser

/// Answers one of git's hooks. Listed here for the help alone: ``Program`` hands hooks over before it comes to this.
struct HookCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "Answer one of git's hooks; the hooks themselves call this",
    discussion: """
      The hooks are pre-commit, prepare-commit-msg, commit-msg, pre-push and pre-receive, and what git hands over to \
      them follows the name. Every status but 0 stops git.
      """, shouldDisplay: false)

  @Argument(help: "The hook's name, then what git hands over.") var arguments: [String] = []

  func run(in session: Session) async throws -> Outcome {
    Outcome(rawValue: await HookRun.dispatch(arguments, in: session)) ?? .failed
  }
}
