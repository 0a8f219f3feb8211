import Documents
import Engine
import Intake

extension HookRun {
  /// Judges a push that has arrived, and writes nothing: the objects lie in quarantine until the hook ends with 0.
  ///
  /// Everything but a clean verdict refuses the push, the reason on standard error goes to the pusher.
  func preReceive() async throws -> Outcome {
    let source = RepositorySource.environment(alternates: session.environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"])
    // Opening comes first: it says in clear words what kind of repository cannot be judged.
    _ = try source.open()
    // git would move other refs than those it hands over.
    guard (session.environment["GIT_NAMESPACE"] ?? "").isEmpty else { throw Failure.namespace }
    guard let text = String(validating: try FileSystem.readStandardInput(), as: UTF8.self) else {
      throw Failure.refName
    }
    let commands = try RefCommand.parse(text)
    guard !commands.isEmpty else { throw Failure("git handed over no refs, so there is nothing to accept") }
    let push = ReceivedPush(source: source, root: try trustRoot())
    return try await judge(push.inquiries(for: commands), words: .received)
  }

  private func trustRoot() throws -> TrustRoot? {
    let path = "\(session.absolute(session.environment["GIT_DIR"] ?? "."))/\(TrustRoot.path)"
    guard FileSystem.exists(path) else { return nil }
    guard let bytes = try? FileSystem.read(path) else { throw Failure.damagedTrustRoot }
    let reading = Document.read(bytes, as: .yaml)
    guard let document = reading.document, reading.problems.isEmpty else { throw Failure.damagedTrustRoot }
    return try TrustRoot(document)
  }
}

extension RefusalWords {
  fileprivate static let received = RefusalWords(
    refusal: "push refused, nothing was changed",
    advice: "Mend what is wrong in your clone (git dataset check shows the same) and push again.")
}

extension Failure {
  fileprivate static let namespace = Failure(
    "GIT_NAMESPACE is set, and refs in a namespace cannot be judged",
    help: "the server's administrator takes the variable out of its environment")

  fileprivate static let refName = Failure(
    "a ref's name holds bytes that are not UTF-8", help: "push to refs/heads/NAME or refs/tags/NAME")

  fileprivate static let damagedTrustRoot = Failure(
    "the server's trust root is damaged",
    help: "its administrator makes it anew: git dataset server init --owner KEY.pub")
}
