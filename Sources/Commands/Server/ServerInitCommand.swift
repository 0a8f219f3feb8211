import ArgumentParser
import Diagnostics

/// Prepares the repository that people push to.
struct ServerInitCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Prepare a bare repository that judges every push",
    discussion: """
      Makes the repository, or prepares the bare one that is there: installs the pre-receive hook beside one that \
      exists, sets git's own settings that close its gaps, and writes the trust root, which says whose first push is \
      accepted and which refs are protected. The trust root lies beside the history, so that no push can change it. \
      Beside it the server keeps what reviewers say against items; where that is missing it is made anew from the \
      branches.
      """)

  @Argument(help: "The repository's folder.") var directory = "."
  @Option(
    name: .customLong("owner"), parsing: .singleValue,
    help: ArgumentHelp("An owner's public key file; may be given again.", valueName: "key.pub"))
  var owners: [String]
  @Option(help: "How many owners a change of policy needs.") var threshold = 1
  @Option(
    name: .customLong("protect"), parsing: .singleValue,
    help: ArgumentHelp("A ref to protect, by its full name; may be given again.", valueName: "ref"))
  var refs: [String] = ["refs/heads/main"]
  @Flag(help: "Replace the trust root that is there.") var replace = false

  func validate() throws {
    guard !owners.isEmpty else { throw ValidationError("Name at least one owner's key: --owner KEY.pub.") }
    for ref in refs where !ref.hasPrefix("refs/") {
      throw ValidationError("Write refs in full, such as refs/heads/main, not `\(ref.shown())`.")
    }
  }

  func run(in session: Session) async throws -> Outcome {
    try await ServerPreparation(
      directory: directory, owners: owners, threshold: threshold, refs: refs, replace: replace
    ).run(in: session)
  }
}
