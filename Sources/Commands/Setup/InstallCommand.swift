import ArgumentParser

/// Installs the hooks of a clone.
struct InstallCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Install the hooks in this clone, beside those that are there",
    discussion: """
      A hook that is already there is kept and runs first. core.hooksPath is honoured where it leads into the \
      repository. pull.rebase and, with a signing key, commit.gpgSign are set for this clone, unless you \
      have set them yourself.

      GIT_DATASET=0 in front of a git command skips the hooks; the server checks all the same.
      """)

  func run(in session: Session) async throws -> Outcome {
    let lines = try await HookInstallation(directory: session.directory, session: session).install()
    session.console.print(lines.joined(separator: "\n") + "\n")
    return .clean
  }
}
