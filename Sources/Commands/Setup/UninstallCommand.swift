import ArgumentParser

/// Takes the hooks out of a clone.
struct UninstallCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall",
    abstract: "Take the hooks out of this clone, and bring back those that were there",
    discussion: "The settings that install made are unset. Nothing else is touched, and the server goes on checking.",
    shouldDisplay: false)

  func run(in session: Session) async throws -> Outcome {
    let lines = try await HookInstallation(directory: session.directory, session: session).uninstall()
    session.console.print(lines.joined(separator: "\n") + "\n")
    return .clean
  }
}
