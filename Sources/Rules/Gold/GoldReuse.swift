import Dataset
import Diagnostics
import Engine

/// A seeded item is used in one batch of its stream: its answer was not revealed before.
///
/// Why: what was revealed once is known to everybody who reads the repository.
///
/// Fix: seed another item; `git dataset gold seed` takes none that was used.
struct GoldReuse: CommitRule {
  static let id: RuleID = "gold/reuse"
  static let severity: Severity = .warning

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for batch in context.batches {
      for record in batch.evidence?.seeds?.records ?? [] {
        guard let earlier = record.earlier else { continue }
        findings.add(.reuse(record.item, earlier), at: commit.location(of: record.path))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func reuse(_ item: String, _ earlier: String) -> Finding.Message {
    Finding.Message(
      "the answer of the seeded item \(item) was revealed before, in \(earlier.shown(limit: 200))",
      help: "do not judge reviewers by this seed, and seed another item next time")
  }
}
