import Diagnostics
import Engine

/// A key under `forge_keys` signs clean merges and nothing else.
///
/// Why: a forge signs whatever its buttons make; only a merge that changes nothing by itself needs nobody's word.
///
/// Fix: make the change in a commit of your own, signed by yourself, and let the forge merge that.
struct SignatureForge: CommitRule {
  static let id: RuleID = "signature/forge"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, context.needsSignature(commit), let key = commit.signature?.key else { return }
    guard context.authority?.isForgeKey(key) ?? false, !commit.isCleanMerge else { return }
    findings.add(.more(commit), at: commit.location)
  }
}

extension Finding.Message {
  fileprivate static func more(_ commit: CommitChange) -> Finding.Message {
    let what = commit.parents.count > 1 ? "a merge that changes \(commit.changes[0].path.shown())" : "no merge"
    return Finding.Message(
      "the commit is signed with a forge's key, and is \(what)",
      help: "merge with a button that makes a merge commit, or sign the commit yourself: git dataset land")
  }
}
