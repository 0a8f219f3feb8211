import Dataset
import Diagnostics
import Engine

/// Verdicts come from reviewers of the stream, by the policy in force. Whoever adjudicates is among the `adjudicators`
/// that the stream names, or, where it names none, a reviewer too; and has neither reviewed the item nor sealed
/// anything about it.
///
/// Why: who may judge is for the owners to say, before the verdict and not with it. A reviewer who decided a dispute of
/// their own would have two votes.
///
/// Fix: ask a reviewer of the stream, or an owner for the role: `git dataset people add ID --role STREAM:reviewer`. Who
/// decides where others differ stands in the manifest, under the stream's `review: {adjudicators: [ID]}`.
struct ReviewRole: CommitRule {
  static let id: RuleID = "review/role"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let people = context.authority?.people else { return }
    for record in context.reviews.records {
      // Sealed judgements are annotators', by `judgement/author`.
      guard record.isBrought, record.seal?.kind != .judgement, !record.isDisowning, let id = record.person
      else { continue }
      let location = commit.location(of: record)
      let named = context.authority?.manifest.stream(named: record.item.stream)?.review.adjudicators
      if record.look == nil, let named {
        if !named.contains(id) { findings.add(.noAdjudicator(id, record.item, named), at: location) }
      } else if !(people[id]?.has(.reviewer, in: record.item.stream) ?? false) {
        findings.add(.noReviewer(id, record.item.stream, people), at: location)
      }
      guard record.look == nil else { continue }
      if context.reviews.items[record.item]?.parts.reviewers.contains(id) ?? false {
        findings.add(.noThird(id, "has reviewed", record.item, commit, context), at: location)
      } else if hasSealed(id, record.item, context) {
        findings.add(.noThird(id, "has sealed what to say of", record.item, commit, context), at: location)
      }
    }
  }

  private func hasSealed(_ person: String, _ item: ItemName, _ context: CommitContext) -> Bool {
    context.reviews.items[item]?.parts.sealers.contains(person) ?? false
  }
}

extension Finding.Message {
  fileprivate static func noReviewer(_ id: String, _ stream: String, _ people: People) -> Finding.Message {
    let reviewers = people.having(.reviewer, in: stream).map(\.id)
    let help = reviewers.isEmpty ? "ask an owner for the role" : "ask one of them: \(reviewers.joined(separator: ", "))"
    return Finding.Message("\(id.shown()) is no reviewer of `\(stream)`", help: help)
  }

  fileprivate static func noAdjudicator(_ id: String, _ item: ItemName, _ named: [String]) -> Finding.Message {
    Finding.Message(
      "\(id.shown()) is no adjudicator of `\(item.stream)`",
      help: named.isEmpty
        ? "the stream lets nobody decide: an author changes the item, or it leaves the batch"
        : "ask one of them: \(named.joined(separator: ", ").shown(limit: 200))")
  }

  fileprivate static func noThird(
    _ id: String, _ what: String, _ item: ItemName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "\(id) \(what) \(item), and cannot decide between its reviewers",
      help: "\(context.undoing(commit)), and ask a reviewer of `\(item.stream)` who has not")
  }
}
