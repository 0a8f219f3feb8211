import ArgumentParser
import Diagnostics

/// Examines a server's repository.
struct ServerCheckCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "See whether a server's repository would refuse a bad push, and prove it",
    discussion: """
      Looks at the hook, the program it runs, the trust root and git's settings; then sends a bad push to a scratch \
      repository with the same configuration, which must refuse it. The repository itself is not touched.

      Exit status: 0 it holds, 1 something is wrong, 2 it could not be examined.
      """)

  @Argument(help: "The repository's folder.") var directory = "."

  func run(in session: Session) async throws -> Outcome {
    let path = FileSystem.resolved(session.absolute(directory)) ?? session.absolute(directory)
    guard FileSystem.isDirectory(path) else {
      throw Failure(
        "there is no folder \(directory.shown(limit: 200))",
        help: "name the folder of the repository that people push to")
    }
    guard try await session.git.line(["rev-parse", "--is-bare-repository"], in: path) == "true" else {
      throw Failure(
        "\(directory.shown(limit: 200)) is no bare repository",
        help: "name the folder of the repository that people push to")
    }
    var results = try await ServerExamination(path: path, git: session.git).results()
    let fault = try await CanaryPush(path: path, git: session.git).fault()
    results.append(
      ServerExamination.Result(subject: "the canary push", fault: fault.map { "failed: the server \($0)" }))
    let faults = results.filter { $0.fault != nil }
    for result in faults { session.console.print("bad: \(result.subject) \(result.fault ?? "")\n") }
    let sum =
      faults.isEmpty
      ? "good: \(results.count) things looked at, and a bad push was refused\n"
      : "\(faults.count) of \(results.count) things are wrong\n"
    session.console.print(sum)
    return faults.isEmpty ? .clean : .findings
  }
}
