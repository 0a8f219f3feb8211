import Dataset
import Diagnostics
import Engine

/// A control item is used in one batch of its stream: its answer was not revealed before.
///
/// Why: what was revealed once is known to everybody who reads the repository.
///
/// Fix: plant another item; `git dataset gold plant` takes none that was used.
struct GoldReuse: StatementRule {
  static let id: RuleID = "gold/reuse"
  static let severity: Severity = .warning

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches {
      for record in batch.evidence?.controls?.records ?? [] {
        guard let earlier = record.earlier else { continue }
        findings.add(.reuse(record.item, earlier), to: commit, at: record.path)
      }
    }
  }
}

extension CommitFault {
  fileprivate static func reuse(_ item: String, _ earlier: String) -> CommitFault {
    CommitFault(
      "the answer of the control item \(item) was revealed before, in \(earlier.shown(limit: 200))",
      mend: "do not judge reviewers by this item, and plant another item next time")
  }
}
