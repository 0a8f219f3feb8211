import Dataset
import Diagnostics
import Engine

/// The key that signed a commit is, by the policy before it, an active key of somebody.
///
/// Why: a signature by any key at all proves nothing; a key that was retired or got lost signs nothing new. Dates do
/// not matter: whoever has the key can write any.
///
/// Fix: sign with your active key, or let an owner add the new one first: `git dataset people add ID --key KEY.pub`.
struct SignatureKey: StatementRule {
  static let id: RuleID = "signature/key"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    guard commit.needsSignature, let key = commit.change.signature?.key else { return }
    let authority = commit.authority
    guard !authority.isForgeKey(key) else { return }
    guard let holder = authority.holder(ofKey: key) else {
      findings.add(.unknown(key, authority.people.path), to: commit)
      return
    }
    guard holder.status != .active else { return }
    findings.add(.ended(key, holder), to: commit)
  }
}

extension CommitFault {
  fileprivate static func unknown(_ key: String, _ path: String) -> CommitFault {
    CommitFault(
      "the commit is signed with the key \(key.shown()), which is nobody's in \(path)",
      mend: "sign with a key that is listed, or ask an owner to add this one: git dataset people add ID --key KEY.pub")
  }

  fileprivate static func ended(_ key: String, _ holder: KeyHolder) -> CommitFault {
    CommitFault(
      "the commit is signed with \(holder.person.id)'s key \(key.shown()), which is \(holder.status.rawValue)",
      mend: "sign with an active key: \(.amend), after git config user.signingkey")
  }
}
