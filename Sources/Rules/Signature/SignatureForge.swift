import Diagnostics
import Engine

/// A key under `forge_keys` signs clean merges and nothing else.
///
/// Why: a forge signs whatever its buttons make; only a merge that changes nothing by itself needs nobody's word.
///
/// Fix: make the change in a commit of your own, signed by yourself, and let the forge merge that.
struct SignatureForge: StatementRule {
  static let id: RuleID = "signature/forge"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    guard commit.needsSignature, let key = commit.change.signature?.key else { return }
    guard commit.authority.isForgeKey(key), !commit.change.isCleanMerge else { return }
    findings.add(.more(commit), to: commit)
  }
}

extension CommitFault {
  fileprivate static func more(_ commit: JudgedCommit) -> CommitFault {
    let what = commit.change.parents.count > 1 ? "a merge that changes \(commit.changes[0].path.shown())" : "no merge"
    return CommitFault(
      "the commit is signed with a forge's key, and is \(what)",
      mend: "merge with a button that makes a merge commit, or sign the commit yourself: git dataset land")
  }
}
