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
