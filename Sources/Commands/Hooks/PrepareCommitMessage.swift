import Dataset
import Engine
import Intake

extension HookRun {
  /// Adds the trailer `Rubric: STREAM@VERSION` for each stream whose items the commit changes, where the message has
  /// none for it yet.
  ///
  /// git hands over the message's file, then where the message comes from.
  func prepareCommitMessage() async throws -> Outcome {
    let message = try CommitMessageFile(path: messagePath(), in: session)
    let inquiry = try await session.intake.pendingCommit(message: message.text, isAmendment: CallingGit.isAmending())
    let missing = try Inspector.standard().missingRubrics(of: inquiry)
    guard !missing.isEmpty else { return .clean }
    let trailers = missing.flatMap { ["--trailer", "Rubric: \($0)"] }
    try await session.git.run(
      ["interpret-trailers", "--in-place", "--if-exists", "addIfDifferent"] + trailers + [message.path])
    if message.isBlank { try leaveRoom(in: message.path) }
    return .clean
  }

  /// Puts a line more above the trailers: behind a subject that is written into the first line, one must stay empty.
  private func leaveRoom(in path: String) throws(Failure) {
    try FileSystem.write(Array("\n".utf8) + FileSystem.read(path), to: path)
  }
}
