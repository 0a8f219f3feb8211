import Engine
import Intake

extension HookRun {
  /// Judges what a push would send, by what the remote is known to have.
  ///
  /// git hands over the remote's name and URL, and on standard input a line for each ref.
  func prePush() async throws -> Outcome {
    let text = String(decoding: try FileSystem.readStandardInput(), as: UTF8.self)
    let refs = try OutgoingRef.parse(text)
    guard !refs.isEmpty else { return .clean }
    return try await judge(session.intake.pushed(refs, to: arguments.first ?? ""), words: .push)
  }
}

extension RefusalWords {
  fileprivate static let push = RefusalWords(
    refusal: "push refused before anything was sent; the server would refuse it too",
    advice: "Your commits are safe. Mend what is wrong in a new commit, or amend the last one, and push again.",
    adviceOnCommits: "Your commits are safe. Mend what is wrong as the help lines say, and push again.")
}
