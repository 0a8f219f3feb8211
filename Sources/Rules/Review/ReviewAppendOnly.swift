import Dataset
import Diagnostics
import Engine

/// No review record, disowning or waiver, and no signature over these or over an item, is ever changed or deleted. An
/// adjudication may be replaced once the item has other content than it decided about, or once it counts for nothing;
/// where a verdict that it does not answer has opened the dispute again, by whoever decided, or by somebody whom the
/// stream names an adjudicator. A waiver gives way to the same person's of another content of the item, of the check as
/// it is now, or by another key.
///
/// Why: agreement between reviewers, and who said what when, can be re-checked only while every record is as it was
/// signed; and nobody's decision is put aside by who comes next.
///
/// Fix: bring the file back as it was; a new opinion is a new round, which `git dataset approve` and its like write.
struct ReviewAppendOnly: StatementRule {
  static let id: RuleID = "review/append-only"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    // Seals have a rule of their own.
    let records = commit.reviews.records.filter { $0.seal == nil && $0.change.old != nil }
    for record in records where !isOutdated(record, commit) {
      findings.add(.lost(record.change, commit), to: commit, at: record.path)
    }
    for change in commit.changes where change.old != nil {
      switch commit.layout.place(of: change.path) {
      case .batch(_, .proof), .batch(_, .authorship): break
      default: continue
      }
      findings.add(.lost(change, commit), to: commit, at: change.path)
    }
  }

  /// Whether an adjudication or a waiver gives way to another.
  private func isOutdated(_ record: ChangedRecord, _ commit: JudgedCommit) -> Bool {
    if let before = record.waiving?.replaced, let waiver = record.waiver {
      return waiver.subject.content != before.subject.content || waiver.definition != before.definition
        || waiver.key != before.key
    }
    guard record.look == nil, let replaced = record.replaced, let decision = record.adjudication,
      commit.reviews.items[record.item] != nil,
      let policy = commit.authority.manifest.stream(named: record.item.stream)?.review
    else { return false }
    return record.succession.admits(decision.by, after: replaced, policy)
  }
}

extension CommitFault {
  fileprivate static func lost(_ change: PathChange, _ commit: JudgedCommit) -> CommitFault {
    let what = change.new == nil ? "deletes" : "changes"
    let before = "\(commit.change.id.prefix(12))~1"
    let first = commit.new.isTip ? "" : "git rebase -i, and in that commit "
    return CommitFault(
      "the commit \(what) a record that was signed",
      mend: "\(first)git checkout \(before) -- \(change.path.shellQuoted), then git commit --amend --no-edit -S")
  }
}
