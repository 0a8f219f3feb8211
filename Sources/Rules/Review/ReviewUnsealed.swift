import Dataset
import Diagnostics
import Engine

/// Where reviews are independent, a first look at an item is shown only after it was sealed, just as it was sealed, and
/// after as many people have sealed theirs as the stream wants approvals.
///
/// Why: whoever has read another's verdict does not give an independent one; agreement between such verdicts says
/// nothing. Once as many people as the stream wants approvals have shown what they sealed on this very content, others
/// may look without a seal: independent verdicts are there, and these are none.
///
/// Fix: seal the verdict (`git dataset review seal`), push, wait for the others' seals, and then let
/// `git dataset review reveal` show it. Somebody who looked at an earlier content of the item needs no second seal.
struct ReviewUnsealed: CommitRule {
  static let id: RuleID = "review/unsealed"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let manifest = context.authority?.manifest else { return }
    for record in context.reviews.records where record.isBrought {
      guard let look = record.look, look.round == 1, let review = record.review,
        let policy = manifest.stream(named: record.item.stream)?.review, policy.isSealed
      else { continue }
      let seals = context.reviews.seals[record.item.batchName]
      let blob = review.subject.content.blob
      let location = commit.location(of: record)
      guard let seal = seals?.seal(of: look.person, on: record.item.id, blob, .review) else {
        inspectLate(record, look.person, policy, commit, context, &findings)
        continue
      }
      if seal.digest != record.digest { findings.add(.other(record.item, commit, context), at: location) }
      if review.salt == nil { findings.add(.unsalted, at: location) }
      let known = context.reviews.items[record.item]?.records.filter { $0.subject.content != review.subject.content }
      let fixed = (seals?.people(sealing: record.item.id, blob, .review) ?? []).union((known ?? []).map(\.person))
      guard fixed.count < policy.approvals else { continue }
      findings.add(.tooEarly(record.item, fixed.count, policy.approvals, commit, context), at: location)
    }
  }

  /// Looks at a verdict that was not sealed.
  private func inspectLate(
    _ record: ChangedRecord, _ person: String, _ policy: ReviewPolicy, _ commit: CommitChange,
    _ context: CommitContext, _ findings: inout Findings
  ) {
    let location = commit.location(of: record)
    guard (context.reviews.items[record.item]?.shown ?? []).count >= policy.approvals else {
      findings.add(.unsealed(record.item, person, commit, context), at: location)
      return
    }
    // By its salt a verdict is known as an independent one.
    guard record.review?.salt != nil else { return }
    findings.add(.salted(record, commit, context), at: location)
  }
}

extension Finding.Message {
  fileprivate static func unsealed(
    _ item: ItemName, _ person: String, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let others = context.reviews.items[item].map { known in
      known.records.contains { $0.person != person && $0.subject.content == known.content }
    }
    let next =
      others ?? false
      ? "and wait until enough people have shown theirs: git dataset status \(item)"
      : "then git dataset review seal \(item.batchName)"
    return Finding.Message(
      "\(person.shown()) shows a first verdict on \(item) without having sealed it",
      help: "\(context.undoing(commit)), \(next)")
  }

  fileprivate static func salted(
    _ record: ChangedRecord, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the record has a salt as if it had been sealed", help: context.repeating(commit, record))
  }

  fileprivate static func other(_ item: ItemName, _ commit: CommitChange, _ context: CommitContext) -> Finding.Message {
    Finding.Message(
      "the verdict on \(item) is not the one that was sealed",
      help: "\(context.undoing(commit)), then git dataset review reveal \(item.batchName)")
  }

  fileprivate static let unsalted = Finding.Message(
    "the record has no salt, so its seal could be guessed", help: "let git dataset review seal write the record")

  fileprivate static func tooEarly(
    _ item: ItemName, _ count: Int, _ needed: Int, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let have = count == 1 ? "1 person has" : "\(count) people have"
    return Finding.Message(
      "\(have) sealed a verdict on \(item), and it takes \(needed) before one is shown",
      help: "\(context.undoing(commit)), and wait for the others: git dataset status \(item)")
  }
}
