import Intake

extension HookRun {
  /// Judges what is staged, as git is about to commit it.
  func preCommit() async throws -> Outcome {
    try await judge([session.intake.staged()], words: .commit)
  }
}

extension RefusalWords {
  fileprivate static let commit = RefusalWords(
    refusal: "commit refused", advice: "Mend what is wrong and git add it again; nothing was lost.")
}
