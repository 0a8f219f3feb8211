import ArgumentParser
import Dataset
import Diagnostics
import Engine
import Intake

/// Merges a branch into the protected one, the right way round.
struct LandCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "land",
    abstract: "Merge a branch into the protected branch, so that the server takes it",
    discussion: """
      The merge commit has the protected branch as its first parent, as a server wants it, and is signed. It is judged \
      as a push would be; where something is wrong nothing changes. The branch's own commits and their signatures stay \
      as they are. Without a branch the current one is landed, which also puts right what a plain `git pull` has \
      merged the wrong way round. Nothing is pushed without --push.

      A merge never changes policy. An owner brings a change of policy to the protected branch by itself, with \
      `git cherry-pick`; after that the branch lands. With --without-policy the branch lands without it.

      Exit status: 0 landed, or nothing to land; 1 it would be refused; 2 it could not be done.
      """)

  @Argument(help: "The branch, or any commit; the current branch where this is left out.") var branch = "HEAD"
  @Option(help: "The protected branch; the first that the manifest protects where this is left out.") var onto: String?
  @Flag(help: "Do not ask the remote how its branch stands now.") var offline = false
  @Flag(help: "Push the result.") var push = false
  @Flag(help: "Leave policy as the protected branch has it, whatever the branch says.") var withoutPolicy = false

  @OptionGroup var output: ReportOptions

  func run(in session: Session) async throws -> Outcome {
    let landing = try await Landing(of: branch, onto: onto, isOffline: offline, in: session)
    guard let made = try await landing.commit(leavingPolicy: withoutPolicy, in: session) else {
      session.console.print("There is nothing to land: \(landing.target) has it all.\n")
      return .clean
    }
    let inquiry = try await session.intake.range(
      from: landing.base, to: made.id, as: .outgoing(toProtected: true))
    let verdict = try await Inspector.standard().inspect(inquiry)
    guard verdict.passes else {
      session.console.print(output.render(verdict, in: session))
      session.console.complain("git-dataset: not landed; nothing was changed\n")
      return .findings
    }
    try await landing.move(to: made.id)
    session.console.print("Landed \(landing.name) on \(landing.target) as \(made.id.prefix(12)).\n")
    if !made.leftOut.isEmpty { session.console.print(Self.leftOut(made.leftOut, landing)) }
    guard push else {
      let next = "git push \(landing.remote ?? "REMOTE") \(landing.target)"
      session.console.print("Next: \(next), or all at once: git dataset land --push\n")
      return .clean
    }
    try await landing.push()
    session.console.print("Pushed \(landing.target) to \(landing.remote ?? "").\n")
    return .clean
  }

  private static func leftOut(_ paths: [String], _ landing: Landing) -> String {
    let shown = paths.prefix(5).map { $0.shown(limit: 120) }.joined(separator: ", ")
    let more = andMore(paths.count - 5)
    return "Policy stays that of \(landing.target); left out: \(shown)\(more).\n"
  }
}
