import ArgumentParser
import Dataset
import Diagnostics
import Engine

/// Reveals a secret, once the batch is frozen.
struct BatchRevealCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "reveal", abstract: "Reveal your secret for the attempt for which a batch is frozen",
    discussion: """
      For the calibrator and the witness, each from the clone in which their own secrets lie. The secret goes into \
      attempts/NUMBER/secrets/YOU, in a signed commit of its own; when all are revealed, the sample is drawn. The \
      freeze has to be on a protected branch of a remote by then, as far as this clone knows, and none of them may \
      hold another freeze that draws with the same secret.

      Exit status: 0 the secret is committed, 1 the server would refuse it, 2 it cannot be.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String

  func run(in session: Session) async throws -> Outcome {
    let desk = try await BatchDesk(batch, session)
    if let closed = Obstacle.state(of: desk.files.batch, to: .reveal) { throw Failure(closed) }
    guard let attempt = desk.files.last, let plan = attempt.plan else { throw Refusal.noPlan(desk.name) }
    let id = desk.person.id
    guard !plan.isWhole else {
      throw Failure(
        "attempt \(attempt.number) at \(desk.name) audits every item, and needs no secrets",
        help: "label them: git dataset gold label \(desk.name)")
    }
    guard plan.seeds.contains(id), let digest = desk.files.batch.commitments.digest(of: id, attempt: attempt.number)
    else {
      throw Failure(
        "\(id) has no secret for attempt \(attempt.number) at \(desk.name)",
        help: "ask \(plan.seeds.filter { attempt.secrets[$0] == nil }.joined(separator: ", "))")
    }
    guard attempt.secrets[id] == nil else {
      throw Failure(
        "\(id) has revealed the secret for attempt \(attempt.number) already", help: "git push, if it is new")
    }
    try await desk.refuseUnpublished(plan, session)
    try await desk.refuseToReveal(beside: plan, session)
    let file = SecretFile(of: id, on: desk.name, in: desk.dataset.commonDirectory)
    guard let secret = try file.secret(for: digest) else { throw Self.lost(file, desk, attempt.number) }
    let path = desk.files.folder.attempt(attempt.number).secret(of: id)
    let commit = try await desk.commit(.reveal(attempt: attempt.number), [NewFile(path, secret.file)], session)
    let missing = plan.seeds.filter { $0 != id && attempt.secrets[$0] == nil }
    session.console.print(
      "Revealed your secret for attempt \(attempt.number) at \(desk.name) as \(commit).\n"
        + (missing.isEmpty
          ? "Next: git push, then \(plan.by) labels the sample: git dataset gold label \(desk.name)\n"
          : "Next: git push, then ask \(missing.joined(separator: ", ")) for git dataset batch reveal \(desk.name)\n"))
    return .clean
  }

  private static func lost(_ file: SecretFile, _ desk: BatchDesk, _ attempt: Int) -> Failure {
    Failure(
      "the secret for attempt \(attempt) at \(desk.name) is not in \(file.path.shown(limit: 300))",
      help: "reveal it from the clone where it was drawn, or bring the file back from your backup; if it is lost: "
        + "git dataset batch reopen \(desk.name) --reason 'a secret is lost'")
  }
}
