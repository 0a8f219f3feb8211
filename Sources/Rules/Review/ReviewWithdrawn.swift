import Dataset
import Diagnostics
import Engine

/// Under `gate: landing`, what the server has seen said against an item lands with it: that its approval was taken
/// back, that changes were asked for, that it was rejected, or a decision for one of these, on whatever branch, about
/// just this content, and signed by whoever said it.
///
/// A newer look of the same person at the item does as well, a later round or one by a newer key: it speaks for them
/// instead. The server keeps these verdicts beside the repository, by their digests; `verify` has the history alone,
/// and cannot ask this again. What could land in no way is not kept, and the push that brings it is told why.
///
/// Why: whoever lands a branch chooses its commits, and could land an approval without the one that takes it back.
///
/// Fix: merge the commit that the finding names too, or ask the reviewer to look again: `git dataset approve ITEM`.
struct ReviewWithdrawn: LandingRule {
  static let id: RuleID = "review/withdrawn"
  static let isFixed = true

  func inspect(_ item: LandingItem, _ findings: inout Findings) {
    for verdict in item.leftOut { findings.add(.leftOut(verdict, item), to: item.path) }
  }
}

extension Finding.Message {
  fileprivate static func leftOut(_ kept: KeptVerdict, _ item: LandingItem) -> Finding.Message {
    let what = kept.round == nil ? "decided against the item" : kept.verdict.words
    let round = kept.round.map { " in round \($0)" } ?? ""
    return Finding.Message(
      "\(kept.person) \(what)\(round), as the server has seen in \(kept.commit.prefix(12)), and the push leaves that "
        + "out",
      help: "land it too, git fetch and git merge \(kept.commit.prefix(12)), or ask \(kept.person) for a newer look: "
        + "git dataset \(kept.round == nil ? "adjudicate" : "approve") \(item.name)")
  }
}

extension ReviewVerdict {
  /// What somebody did, to go between a name and a round.
  fileprivate var words: String {
    switch self {
    case .approve: "approved the item"
    case .requestChanges: "asked for changes"
    case .reject: "rejected the item"
    case .withdraw: "took the approval back"
    }
  }
}
