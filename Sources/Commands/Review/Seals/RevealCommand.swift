import ArgumentParser
import Dataset
import Diagnostics
import Engine

/// Shows what somebody fixed on a batch before others could see it.
struct RevealCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "reveal", abstract: "Show what is due of what you fixed on a batch: verdicts, judgements, your secret",
    discussion: """
      Of an open batch the verdicts and judgements that this clone keeps are committed, just as they were sealed: \
      verdicts on every item on which as many people have sealed as the stream wants approvals, and judgements, in a \
      commit of their own, of every item of which as many have sealed as the stream wants judgements. It is by the \
      last commit, so pull first, to have the others' seals.

      Of a frozen batch it is the secret of the calibrator or the witness, each from the clone in which their own \
      secrets lie. It goes into attempts/NUMBER/secrets/YOU, in a signed commit of its own; when all are revealed, the \
      sample is drawn. The freeze has to be on a protected branch of a remote by then, as far as this clone knows, and \
      none of them may hold another freeze that draws with the same secret.

      Exit status: 0 all that is due is shown, 1 something stays sealed, or a server would refuse it, 2 nothing could \
      be shown.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String

  func run(in session: Session) async throws -> Outcome {
    guard try await isAboutSecret(session) else { return try await SealedWords(batch, session).reveal() }
    let desk = try await BatchDesk(batch, session)
    session.console.print(try await desk.reveal(session))
    return .clean
  }

  /// Whether secrets are asked for: the batch is not open, or the person draws its sample and has no word in it.
  private func isAboutSecret(_ session: Session) async throws -> Bool {
    let dataset = try CommittedDataset(in: session)
    guard let name = BatchName(batch), let known = try? dataset.batch(name).batch else { return false }
    guard known.state == .open else { return true }
    let person = try? await dataset.people.me(session.git, in: dataset.root)
    return known.commitments.all.contains { $0.person == person?.id }
  }
}
