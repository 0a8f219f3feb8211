import Dataset
import Diagnostics
import Engine

/// On a protected ref, the commits that `signed_commits` names are signed: all of them, or only statements and changes
/// of policy.
///
/// Why: names and addresses in a commit are whatever was typed; only a signature says who made it.
///
/// Fix: sign with the key that the people file lists for you: `git commit --amend --no-edit -S`, or for older commits
/// `git rebase --no-ff -S COMMIT~1`. `git dataset install` makes git sign every commit of the clone.
struct SignatureMissing: CommitRule {
  static let id: RuleID = "signature/missing"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, context.needsSignature(commit), commit.signature ?? .unsigned == .unsigned else { return }
    // Signed by anybody else it is still not the reviewer's, and review/signer says so.
    guard context.rebasedVerdict(commit) == nil else { return }
    findings.add(.missing(commit, context), at: commit.location)
  }
}

extension CommitContext {
  /// Whether the policy wants the commit itself signed.
  func needsSignature(_ commit: CommitChange) -> Bool {
    switch authority?.manifest.signedCommits ?? .all {
    case .all: true
    case .none: false
    case .statements: isStatement(commit)
    }
  }

  /// Whether what the commit does counts by its signature: the policy wants it signed, or it is a statement or a change
  /// of policy, which are their signer's under any policy.
  func countsBySignature(_ commit: CommitChange) -> Bool { needsSignature(commit) || isStatement(commit) }

  /// Whether the commit is a statement or a change of policy that does not prove itself.
  private func isStatement(_ commit: CommitChange) -> Bool {
    guard !isProvenByRecords(commit) else { return false }
    return commit.isStatement || commit.changes.contains { layout.place(of: $0.path).isStatement }
  }
}

extension CommitChange {
  /// Whether the commit says that it is a statement.
  var isStatement: Bool { !values(of: "Dataset-Action").isEmpty }
}

extension Place {
  /// Whether a change here is a statement or a change of policy, not work on an item.
  fileprivate var isStatement: Bool {
    switch self {
    case .open, .batch(_, .item), .batch(_, .sidecar), .batch(_, .unknown): false
    // It proves itself, like the records under it where the policy says so.
    case .batch(_, .authorship): false
    default: true
    }
  }
}

extension Finding.Message {
  fileprivate static func missing(_ commit: CommitChange, _ context: CommitContext) -> Finding.Message {
    guard !context.isRebased(commit) else {
      return Finding.Message(
        "the commit is not signed, and its committer is not its author, as after a rebase",
        help: CommitContext.takingBackRebase)
    }
    // Where every commit is signed, one command does for all that are not.
    let isAll = context.authority?.manifest.signedCommits ?? .all == .all
    let first = isAll ? context.commits.first { $0.signature ?? .unsigned == .unsigned } : nil
    let id = first?.id ?? commit.id
    let help =
      context.isTip && id == commit.id
      ? "git commit --amend --no-edit -S" : "git rebase --no-ff -S \(id.prefix(12))~1"
    return Finding.Message("the commit is not signed", help: "\(help); git dataset install makes git sign by itself")
  }
}
