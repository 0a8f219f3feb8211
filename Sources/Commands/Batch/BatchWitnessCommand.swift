import ArgumentParser
import Dataset
import Diagnostics
import Engine

/// Commits to secrets for a batch that somebody else opened.
struct BatchWitnessCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "witness", abstract: "Draw your secrets for the samples of a batch, and commit to them",
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
    let part = try part(of: desk)
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
    let commit = try await desk.commit(.witness, [changed], session) { try? file.takeBack(drawn) }
    session.console.print(
      "Committed to \(counted(count, "secret")) as \(part.key) of \(desk.name), as \(commit).\n"
        + file.advice(on: known + count) + "Next: git push\n")
    return .clean
  }

  /// As what the person commits to secrets.
  private func part(of desk: BatchDesk) throws -> (key: String, known: Commitments.Commitment?) {
    try desk.require(.witness)
    guard desk.files.last == nil else {
      throw Failure(
        "\(desk.name) was frozen before, and from then on nobody adds secrets",
        help: "where none are left, the whole batch is audited: git dataset batch freeze \(desk.name) --whole")
    }
    guard desk.stream.gold != nil else { throw Failure.noGold(desk.stream) }
    let (person, known) = (desk.person, desk.files.batch.commitments)
    let isCalibrator = person.has(.calibrator, in: desk.stream.name)
    if isCalibrator, known.calibrator == nil || known.calibrator?.person == person.id {
      // Whoever has a part in the batch would draw a sample that no freeze takes.
      let obstacle = try desk.participants(desk.census()).obstacle(
        to: "audit", in: desk.name, by: person.id, rule: "batch/part")
      if let obstacle { throw Failure(obstacle) }
      return ("calibrator", known.calibrator)
    }
    try desk.require(.witness, try desk.census())
    if let witness = known.witness, witness.person != person.id {
      throw Failure("\(witness.person) witnesses \(desk.name) already", help: "one witness is enough")
    }
    return ("witness", known.witness)
  }
}

extension Failure {
  /// A stream whose batches nobody can audit.
  static func noGold(_ stream: StreamPolicy) -> Failure {
    Failure(
      "dataset.yaml does not say how batches of `\(stream.name)` are audited",
      help: "ask an owner to add `gold: {ltpd: 0.05, beta: 0.05, accept: 1}` to the stream")
  }
}
