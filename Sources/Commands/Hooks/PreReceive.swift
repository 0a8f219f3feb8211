import Documents
import Engine
import Git
import Glibc
import Intake

extension HookRun {
  /// Judges a push that has arrived, and writes nothing to the repository: the objects lie in quarantine until the hook
  /// ends with 0. Beside it, what an accepted push says against items is kept, before any ref moves.
  ///
  /// Everything but a clean verdict refuses the push, the reason on standard error goes to the pusher.
  func preReceive() async throws -> Outcome {
    let quarantine = session.environment["GIT_QUARANTINE_PATH"].map(session.absolute)
    let source = RepositorySource.environment(
      alternates: session.environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"], quarantine: quarantine)
    // Opening comes first: it says in clear words what kind of repository cannot be judged.
    try limitTime(try source.open())
    // git would move other refs than those it hands over.
    guard (session.environment["GIT_NAMESPACE"] ?? "").isEmpty else { throw Failure.namespace }
    guard let text = String(validating: try FileSystem.readStandardInput(), as: UTF8.self) else {
      throw Failure.refName
    }
    let commands = try RefCommand.parse(text)
    guard !commands.isEmpty else { throw Failure("git handed over no refs, so there is nothing to accept") }
    let directory = session.absolute(session.environment["GIT_DIR"] ?? ".")
    let store = WithdrawalStore(in: directory)
    let push = ReceivedPush(
      source: source, root: try trustRoot(in: directory), kept: store,
      objects: quarantine.flatMap(ReceivedObjects.init))
    let inquiries = try await push.inquiries(for: commands)
    let outcome = try await judge(inquiries, words: .received)
    if outcome == .clean {
      let said = try await push.verdicts(in: inquiries, by: .standard())
      try store.keep(said.kept)
      let faults = said.notKept
      if !faults.findings.isEmpty { session.console.complain(RefusalWords.notKept(faults, session.console)) }
    }
    // `Hooks/pre-receive` waits for this word: a status alone may come from anywhere.
    if outcome == .clean { session.console.print("accepted\n") }
    return outcome
  }

  /// Ends this process by a signal when its time is up: whatever hangs, a library that waits for a thread it could not
  /// start above all, refuses the push then.
  private func limitTime(_ repository: Repository) throws {
    alarm(UInt32(try repository.setting("dataset.timeLimit", in: 1...86_400) ?? Self.timeLimit))
  }

  /// In seconds: many times what a push of 100,000 items takes.
  private static let timeLimit = 600

  private func trustRoot(in directory: String) throws -> TrustRoot? {
    let path = "\(directory)/\(TrustRoot.path)"
    guard FileSystem.exists(path) else { return nil }
    guard let bytes = try? FileSystem.read(path) else { throw Failure.damagedTrustRoot }
    let reading = Document.read(bytes, as: .yaml)
    guard let document = reading.document else { throw Failure.damagedTrustRoot }
    return try TrustRoot(document)
  }
}

extension RefusalWords {
  fileprivate static let received = RefusalWords(
    refusal: "push refused, nothing was changed",
    advice: "Mend what is wrong in your clone (git dataset check shows the same) and push again.",
    adviceOnCommits: "Mend what is wrong as the help lines say, and push again.")
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
