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
struct SignatureMissing: StatementRule {
  static let id: RuleID = "signature/missing"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    guard commit.needsSignature, commit.change.signature ?? .unsigned == .unsigned else { return }
    // Signed by anybody else it is still not the reviewer's, and review/signer says so.
    guard commit.rebasedVerdict == nil else { return }
    findings.add(.missing(commit), to: commit)
  }
}

extension JudgedCommit {
  /// Whether the policy wants the commit itself signed.
  var needsSignature: Bool {
    switch authority.manifest.signedCommits {
    case .all: true
    case .none: false
    case .statements: isStatement
    }
  }

  /// Whether what the commit does counts by its signature: the policy wants it signed, or it is a statement or a change
  /// of policy, which are their signer's under any policy.
  var countsBySignature: Bool { needsSignature || isStatement }

  /// Whether the commit is a statement or a change of policy that does not prove itself.
  private var isStatement: Bool {
    guard !isProvenByRecords else { return false }
    return change.isStatement || changes.contains { layout.place(of: $0.path).isStatement }
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

extension CommitFault {
  fileprivate static func missing(_ commit: JudgedCommit) -> CommitFault {
    guard !commit.isRebased else {
      return CommitFault(
        "the commit is not signed, and its committer is not its author, as after a rebase",
        help: JudgedCommit.takingBackRebase)
    }
    // Where every commit is signed, one command does for all that are not.
    let isAll = commit.authority.manifest.signedCommits == .all
    let first = isAll ? commit.range.first { $0.signature ?? .unsigned == .unsigned } : nil
    let id = first?.id ?? commit.change.id
    let help =
      commit.new.isTip && id == commit.change.id
      ? "git commit --amend --no-edit -S" : "git rebase --no-ff -S \(id.prefix(12))~1"
    return CommitFault("the commit is not signed", mend: "\(help); git dataset install makes git sign by itself")
  }
}
