import Dataset
import Diagnostics
import Engine

/// Where `signed_commits` is raised to `all`, every item of an open batch has been signed by its authors.
///
/// Why: from then on a commit is its signer's, and nobody asks for signatures on items any more. What landed unsigned
/// before, in anybody's name, would count at once.
///
/// Fix: let the authors sign first, `git dataset own STREAM/BATCH`, or disown what is not theirs; `git dataset status`
/// says who is asked.
struct PolicyUnsignedItems: StatementRule {
  static let id: RuleID = "policy/unsigned-items"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) throws(Unreadable) {
    guard let before = commit.inForce?.manifest, before.asksAuthors,
      commit.changes.contains(where: { commit.layout.place(of: $0.path) == .manifest }),
      let after = try Manifest.read(in: commit.tree), !after.asksAuthors,
      // Whoever may not make the change is told so, at no price: all items are looked at for an owner alone.
      PolicyEntitlement.shortfall(of: commit) == nil
    else { return }
    guard let unowned = try UnownedItems(in: commit.tree, before) else { return }
    findings.add(.unsigned(unowned), to: commit, at: Layout.manifestPath)
  }
}

extension CommitFault {
  fileprivate static func unsigned(_ unowned: UnownedItems) -> CommitFault {
    let (item, ownership) = unowned.first
    let more = unowned.count > 1 ? "; \(unowned.count - 1) more wait too" : ""
    return CommitFault(
      "commits would count as their authors' from now on, and \(item) still waits: \(ownership.words)\(more)",
      mend: "let the authors sign first: git dataset own \(item.batchName)")
  }
}
