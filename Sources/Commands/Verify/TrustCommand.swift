import ArgumentParser
import Dataset
import Diagnostics
import Engine
import Intake

/// Pins the commit with which the history of this clone must begin.
struct TrustCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "Pin the first commit of the dataset, which verify starts from",
    discussion: """
      Whoever made the first commit decided who owns the dataset, so take its id from somebody you trust, by another \
      way than this clone: `git rev-list --max-parents=0 HEAD` shows it to an owner. The id is kept in this clone, as \
      git config dataset.trust. Without an id, what is pinned is shown.
      """)

  @Argument(help: ArgumentHelp("The full id of the first commit.", valueName: "id")) var id: String?

  func run(in session: Session) async throws -> Outcome {
    guard let id else {
      session.console.print("\(try await TrustedRoot.pinned(in: session))\n")
      return .clean
    }
    guard id.utf8.count == 40, id.allSatisfy(\.isHexDigit) else {
      throw Failure("`\(id.shown())` is no full id of a commit", help: "an id has 40 hexadecimal digits")
    }
    guard try await session.git.line(["rev-parse", "--is-shallow-repository"]) != "true" else {
      throw Failure("this clone is shallow, so its first commit cannot be told", help: "git fetch --unshallow")
    }
    let root = try session.intake.commitID(of: id)
    guard try session.intake.isFirst(root) else {
      throw Failure("\(root.prefix(12)) is not a first commit: it has parents", help: TrustedRoot.finding)
    }
    try await session.git.run(["config", "--local", TrustedRoot.key, root])
    session.console.print("This clone trusts \(root) as the first commit.\n\(try owners(at: root, session))")
    return .clean
  }

  /// Whom the commit makes owners, so that the reader can compare fingerprints.
  private func owners(at root: String, _ session: Session) throws -> String {
    guard let snapshot = try session.intake.tree(root).source?.open(), let manifest = try Manifest.read(in: snapshot)
    else {
      return "It holds no dataset.yaml that can be read.\n"
    }
    let people = try People.read(by: manifest, in: snapshot)
    let lines = (people?.owners ?? []).flatMap { person in
      person.keys.compactMap { KeyReading.standard.identity(of: $0)?.name }.map { "  \(person.id)  \($0)" }
    }
    return lines.isEmpty
      ? "It names no owner with a key.\n" : "It makes these owners:\n\(lines.joined(separator: "\n"))\n"
  }
}
