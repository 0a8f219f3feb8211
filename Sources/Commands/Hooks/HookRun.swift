import Engine

/// One call of a hook by git: what it was given, and the world around.
struct HookRun: Sendable {
  let session: Session
  /// What git hands over behind the hook's name.
  let arguments: [String]

  /// Runs `git dataset hook NAME ARGUMENTS…`, which every shim under `Hooks/` ends in.
  ///
  /// It is told apart before the argument parser is asked, since a hook must be quick.
  ///
  /// - Returns: the exit code: 0 lets git go on, everything else stops it.
  static func dispatch(_ arguments: [String], in session: Session) async -> Int32 {
    guard let name = arguments.first.flatMap(HookName.init), isAnswered(arguments) else {
      session.console.complain(usage)
      return Program.wrongUsage
    }
    let run = HookRun(session: session, arguments: Array(arguments.dropFirst()))
    do {
      return try await run.outcome(of: name).rawValue
    } catch {
      session.console.complain(Failure(error).text)
      return Outcome.failed.rawValue
    }
  }

  private static func isAnswered(_ arguments: [String]) -> Bool {
    !arguments.contains("--help") && !arguments.contains("-h")
  }

  private static let usage =
    "usage: git dataset hook \(HookName.allCases.map(\.rawValue).joined(separator: "|")) [ARGUMENT…]\n"

  private func outcome(of name: HookName) async throws -> Outcome {
    switch name {
    case .preCommit: try await preCommit()
    case .prepareCommitMessage: try await prepareCommitMessage()
    case .commitMessage: try await commitMessage()
    case .prePush: try await prePush()
    case .preReceive: try await preReceive()
    }
  }

  /// Judges inquiries one after the other and says what is wrong.
  ///
  /// - Parameter words: what is printed above the findings, and below, where something blocks.
  func judge(_ inquiries: [Inquiry], words: RefusalWords) async throws -> Outcome {
    let inspector = Inspector.standard()
    var verdicts: [Verdict] = []
    for inquiry in inquiries { verdicts.append(try await inspector.inspect(inquiry)) }
    // Whoever commits or pushes waits for what matters; `git dataset check` shows remarks.
    let verdict = Verdict.joined(verdicts).withoutRemarks
    if !verdict.findings.isEmpty { session.console.complain(words.text(for: verdict, session.console)) }
    return verdict.passes ? .clean : .findings
  }
}

/// The hooks that the program answers for.
enum HookName: String, CaseIterable, Sendable {
  case preCommit = "pre-commit"
  case prepareCommitMessage = "prepare-commit-msg"
  case commitMessage = "commit-msg"
  case prePush = "pre-push"
  case preReceive = "pre-receive"

  /// The hooks of a clone; `pre-receive` is a server's.
  static let ofClone: [HookName] = [.preCommit, .prepareCommitMessage, .commitMessage, .prePush]
}
