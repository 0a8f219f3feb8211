import Dataset
import Diagnostics
import Engine

/// No review record, no disowning, and no signature over these or over an item is ever changed or deleted. An
/// adjudication may be replaced once the item has other content than it decided about, or once it counts for nothing;
/// where a verdict that it does not answer has opened the dispute again, by whoever decided, or by somebody whom the
/// stream names an adjudicator.
///
/// Why: agreement between reviewers, and who said what when, can be re-checked only while every record is as it was
/// signed; and nobody's decision is put aside by who comes next.
///
/// Fix: bring the file back as it was; a new opinion is a new round, which `git dataset approve` and its like write.
struct ReviewAppendOnly: CommitRule {
  static let id: RuleID = "review/append-only"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    // Seals have a rule of their own.
    let records = context.reviews.records.filter { $0.seal == nil && $0.change.old != nil }
    for record in records where !isOutdated(record, context) {
      findings.add(.lost(record.change, commit, context), at: commit.location(of: record))
    }
    for change in commit.changes where change.old != nil {
      switch context.layout.place(of: change.path) {
      case .batch(_, .proof), .batch(_, .authorship): break
      default: continue
      }
      findings.add(.lost(change, commit, context), at: Location(path: change.path, commit: commit.id))
    }
  }

  /// Whether an adjudication gives way to another.
  private func isOutdated(_ record: ChangedRecord, _ context: CommitContext) -> Bool {
    guard record.look == nil, let replaced = record.replaced, let decision = record.adjudication,
      context.reviews.items[record.item] != nil,
      let policy = context.authority?.manifest.stream(named: record.item.stream)?.review
    else { return false }
    return record.succession.admits(decision.by, after: replaced, policy)
  }
}

extension Finding.Message {
  fileprivate static func lost(
    _ change: PathChange, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let what = change.new == nil ? "deletes" : "changes"
    let before = "\(commit.id.prefix(12))~1"
    let first = context.isTip ? "" : "git rebase -i, and in that commit "
    return Finding.Message(
      "the commit \(what) a record that was signed",
      help: "\(first)git checkout \(before) -- \(change.path.shellQuoted), then git commit --amend --no-edit -S")
  }
}
