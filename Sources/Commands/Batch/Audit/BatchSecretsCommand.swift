import ArgumentParser
import Dataset
import Diagnostics
import Engine

/// Commits to secrets for a batch that somebody else opened.
struct BatchSecretsCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "secrets", abstract: "Draw your secrets for the samples of a batch, and commit to them",
    discussion: """
      A sample is drawn with two secrets that were fixed before the batch was filled: the calibrator's and a \
      witness's. The witness is an owner or a calibrator of another stream, and has written and reviewed nothing in \
      the batch. The secrets stay in this clone, in a file that you alone can read; their SHA-256 goes into \
      batch.yaml, in a signed commit of its own.

      A calibrator of the stream adds their own secrets in the same way, where git dataset batch open did not. With \
      --attempts, secrets for more attempts are added, until the batch is frozen for the first time.

      Exit status: 0 the digests are committed, 1 the server would refuse them, 2 they are not.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Option(help: ArgumentHelp("For how many attempts, or how many more; 3 at first.", valueName: "number"))
  var attempts: Int?

  func validate() throws {
    guard (1...16).contains(attempts ?? 3) else { throw ValidationError("The attempts are 1 to 16.") }
  }

  func run(in session: Session) async throws -> Outcome {
    let desk = try await BatchDesk(batch, session)
    let part = try desk.secretsPart()
    let id = desk.person.id
    let known = part.known?.digests.count ?? 0
    guard known == 0 || attempts != nil else {
      throw Failure(
        "\(id) has committed to secrets for \(counted(known, "attempt")) at \(desk.name) already",
        help: "to add some: --attempts NUMBER")
    }
    let count = attempts ?? 3
    guard known + count <= 16 else {
      throw Failure("a batch has at most 16 attempts, and these would be \(known + count)")
    }
    let file = SecretFile(of: id, on: desk.name, in: desk.dataset.commonDirectory)
    let drawn = try file.draw(count)
    let changed = try desk.batchFile { edit in try edit.commit(drawn.digests, of: id, as: part.key) }
    let commit = try await desk.commit(.witness, [changed], in: session) { try? file.takeBack(drawn) }
    session.console.print(
      "Committed to \(counted(count, "secret")) as \(part.key) of \(desk.name), as \(commit).\n"
        + file.advice(on: known + count) + "Next: git push\n")
    return .clean
  }
}
