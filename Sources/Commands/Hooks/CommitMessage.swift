import Engine
import Intake

extension HookRun {
  /// Judges the commit that is about to be made by its message and the paths it changes.
  ///
  /// git hands over the file that holds the message.
  func commitMessage() async throws -> Outcome {
    let message = try CommitMessageFile(path: messagePath(), in: session)
    guard !message.isOnlyTrailers else { throw Failure.noSubject }
    let commit = try await session.intake.pendingCommit(message: message.text, isAmendment: CallingGit.isAmending())
    return try await judge([commit], words: .message(message.path))
  }

  /// The file with the message, which git hands over first.
  func messagePath() throws(Failure) -> String {
    guard let path = arguments.first else {
      throw Failure("git handed over no message file", help: "this hook is called by git, as commit-msg FILE")
    }
    return session.absolute(path)
  }
}

extension RefusalWords {
  fileprivate static func message(_ path: String) -> RefusalWords {
    RefusalWords(refusal: "commit refused", advice: "Your message is kept in \(path): git commit -eF \(path)")
  }
}

extension Failure {
  fileprivate static let noSubject = Failure(
    "the commit has no message of its own, only trailers", help: "say in one line what the commit does")
}
