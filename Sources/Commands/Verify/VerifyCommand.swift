import ArgumentParser
import Engine
import Intake

/// Judges the whole history from the first commit that is trusted.
struct VerifyCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Judge the whole history again, as the server did push by push, offline",
    discussion: """
      Every commit is judged from the first one on, each by the policy before it: signatures, who changed what, \
      reviews, policy. The newest state is judged as a whole. It takes a full clone and nothing else; what the server \
      said does not count. The first commit is the one that `git dataset trust` pinned, or the one that --root names.

      Exit status: 0 nothing is wrong, 1 there are errors, 2 it could not be done.
      """)

  @Argument(help: ArgumentHelp("The revision whose history is judged.", valueName: "revision")) var revision = "HEAD"
  @Option(help: ArgumentHelp("The full id of the first commit, instead of the one that is pinned.", valueName: "id"))
  var root: String?
  @OptionGroup var output: ReportOptions

  func validate() throws {
    // A script whose lookup found nothing must not be told that something was verified, nor that something is wrong.
    guard root?.isEmpty ?? false else { return }
    throw ValidationError("--root names no commit; it takes the full id of the first one.")
  }

  func run(in session: Session) async throws -> Outcome {
    let root = if let root { root } else { try await TrustedRoot.pinned(in: session) }
    let inquiry = try await session.intake.history(of: revision, from: root)
    let progress = Progress(noun: "items", console: session.console)
    let verdict = try await Inspector.standard().inspect(inquiry) { progress.show($0, of: $1) }
    progress.clear()
    session.console.print(output.render(verdict, in: session))
    return verdict.passes ? .clean : .findings
  }
}
