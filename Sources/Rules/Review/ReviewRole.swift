import Dataset
import Diagnostics
import Engine

/// Verdicts come from reviewers of the stream, by the policy in force; whoever adjudicates is a reviewer too, and has
/// not reviewed the item.
///
/// Why: who may judge is for the owners to say, before the verdict and not with it. A reviewer who decided a dispute of
/// their own would have two votes.
///
/// Fix: ask a reviewer of the stream, or an owner for the role: `git dataset people add ID --role STREAM:reviewer`.
struct ReviewRole: CommitRule {
  static let id: RuleID = "review/role"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let people = context.authority?.people else { return }
    for record in context.reviews.records {
      // Sealed judgements are annotators', by `judgement/author`.
      guard record.isBrought, record.seal?.kind != .judgement, let id = record.person else { continue }
      let location = commit.location(of: record)
      if !(people[id]?.has(.reviewer, in: record.item.stream) ?? false) {
        findings.add(.noReviewer(id, record.item.stream, people), at: location)
      }
      let hasReviewed = context.reviews.items[record.item]?.reviewers.contains(id) ?? false
      if record.look == nil, hasReviewed { findings.add(.noThird(id, record.item, commit, context), at: location) }
    }
  }
}

extension Finding.Message {
  fileprivate static func noReviewer(_ id: String, _ stream: String, _ people: People) -> Finding.Message {
    let reviewers = people.having(.reviewer, in: stream).map(\.id)
    let help = reviewers.isEmpty ? "ask an owner for the role" : "ask one of them: \(reviewers.joined(separator: ", "))"
    return Finding.Message("\(id.shown()) is no reviewer of `\(stream)`", help: help)
  }

  fileprivate static func noThird(
    _ id: String, _ item: ItemName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "\(id) has reviewed \(item), and cannot decide between its reviewers",
      help: "\(context.undoing(commit)), and ask a reviewer of `\(item.stream)` who has not")
  }
}
