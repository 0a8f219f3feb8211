import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Engine

/// Opens a batch again after an attempt.
struct BatchReopenCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Open a batch again after a failed attempt, or give an attempt up",
    discussion: """
      For a calibrator of the stream. A batch that failed its audit is open for rework again, and is frozen again with \
      the next secrets and a stricter risk. A frozen batch without a result, because a secret is lost or the freeze \
      was a mistake, gives its attempt up: that needs a comment, and the attempt counts as spent. So does one that \
      passed, where the batch cannot be signed off because people agree too little or a reviewer's key ended.

      Exit status: 0 the batch is open, 1 the server would refuse that, 2 it cannot be; then it is as it was.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Option(help: ArgumentHelp("Why the attempt is given up.", valueName: "text")) var comment: String?

  func validate() throws {
    if let comment, comment.foldedWhitespace.count < 3 { throw ValidationError("The comment has no words.") }
  }

  func run(in session: Session) async throws -> Outcome {
    let desk = try await BatchDesk(batch, session)
    try desk.require(.reopen)
    let state = desk.files.batch.state
    guard let attempt = desk.files.last else { throw Refusal.noPlan(desk.name) }
    var files = [try desk.batchFile { edit in try edit.set(.open) }]
    if state == .frozen, attempt.result == nil { files.append(try givingUp(attempt.number, desk)) }
    let commit = try await desk.commit(.reopen(attempt: attempt.number), files, in: session)
    let next = "git push; when the items are mended and approved: git dataset batch freeze \(desk.name)"
    session.console.print(
      "\(desk.name) is open again after attempt \(attempt.number), as \(commit).\nNext: \(next)\n")
    return .clean
  }

  /// The result of an attempt that is given up.
  private func givingUp(_ number: Int, _ desk: BatchDesk) throws(Failure) -> NewFile {
    guard let comment else {
      throw Failure(
        "attempt \(number) at \(desk.name) has no result, and is given up by this",
        help: "say why: git dataset batch reopen \(desk.name) --comment TEXT")
    }
    let result = AttemptResult(
      dataset: desk.dataset.manifest.id, batch: desk.name, attempt: number, outcome: .abandoned, reason: comment,
      by: desk.person.id, key: desk.signatory.key)
    return NewFile(desk.files.folder.attempt(number).result, result.value.written(as: .yaml))
  }
}
