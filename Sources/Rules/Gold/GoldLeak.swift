import Dataset
import Diagnostics
import Engine

/// An item that was planted lies nowhere else: not in another batch, nor in its own under another name or author.
///
/// Why: whoever has met the item elsewhere, with what was said about it, is not scored by what they find. And the copy
/// is an item with a known answer that nobody takes out.
///
/// Fix: withdraw the copy before the freeze, or leave this item out of what reviewers are judged by.
struct GoldLeak: StatementRule {
  static let id: RuleID = "gold/leak"
  static let severity: Severity = .warning

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches {
      for record in batch.evidence?.controls?.records ?? [] {
        guard let copy = record.copy else { continue }
        findings.add(.leak(record.item, copy), to: commit, at: record.path)
      }
    }
  }
}

extension CommitFault {
  fileprivate static func leak(_ item: String, _ copy: String) -> CommitFault {
    CommitFault(
      "the control item \(item) also lies in \(copy.shown(limit: 200))",
      mend: "withdraw the copy, and do not judge reviewers by this item")
  }
}
