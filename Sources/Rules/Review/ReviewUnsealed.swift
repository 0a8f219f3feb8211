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
/// Fix: seal the verdict (`git dataset review`), push, wait for the others' seals, and then let
/// `git dataset reveal` show it. Somebody who looked at an earlier content of the item needs no second seal.
struct ReviewUnsealed: StatementRule {
  static let id: RuleID = "review/unsealed"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    let manifest = commit.authority.manifest
    for record in commit.reviews.records where record.isBrought {
      guard let look = record.look, look.round == 1, let review = record.review,
        let policy = manifest.stream(named: record.item.stream)?.review, policy.isSealed
      else { continue }
      let seals = commit.reviews.seals[record.item.batchName]
      let blob = review.subject.content.blob
      guard let seal = seals?.seal(of: look.person, on: record.item.id, blob, .review) else {
        inspectLate(record, by: look.person, under: policy, in: commit, &findings)
        continue
      }
      if seal.digest != record.digest { findings.add(.other(record.item), to: commit, at: record.path) }
      if review.salt == nil { findings.add(.unsalted, to: commit, at: record.path) }
      let known = commit.reviews.items[record.item]?.records.filter { $0.subject.content != review.subject.content }
      let fixed = (seals?.people(sealing: record.item.id, blob, .review) ?? []).union((known ?? []).map(\.person))
      guard fixed.count < policy.approvals else { continue }
      findings.add(.tooEarly(record.item, fixed.count, needed: policy.approvals), to: commit, at: record.path)
    }
  }

  /// Looks at a verdict that was not sealed.
  private func inspectLate(
    _ record: ChangedRecord, by person: String, under policy: ReviewPolicy, in commit: JudgedCommit,
    _ findings: inout Findings
  ) {
    guard (commit.reviews.items[record.item]?.shown ?? []).count >= policy.approvals else {
      findings.add(.unsealed(record.item, person, in: commit), to: commit, at: record.path)
      return
    }
    // By its salt a verdict is known as an independent one.
    guard record.review?.salt != nil else { return }
    findings.add(.salted(record), to: commit, at: record.path)
  }
}

extension CommitFault {
  fileprivate static func unsealed(_ item: ItemName, _ person: String, in commit: JudgedCommit) -> CommitFault {
    let others = commit.reviews.items[item].map { known in
      known.records.contains { $0.person != person && $0.subject.content == known.content }
    }
    let next =
      others ?? false
      ? "and wait until enough people have shown theirs: git dataset status \(item)"
      : "then git dataset review \(item.batchName)"
    return CommitFault(
      "\(person.shown()) shows a first verdict on \(item) without having sealed it",
      mend: "\(.undo), \(next)")
  }

  fileprivate static func salted(_ record: ChangedRecord) -> CommitFault {
    CommitFault(
      "the record has a salt as if it had been sealed", mend: "\(.repeating(record))")
  }

  fileprivate static func other(_ item: ItemName) -> CommitFault {
    CommitFault(
      "the verdict on \(item) is not the one that was sealed",
      mend: "\(.undo), then git dataset reveal \(item.batchName)")
  }

  fileprivate static let unsalted = CommitFault(
    "the record has no salt, so its seal could be guessed", mend: "let git dataset review write the record")

  fileprivate static func tooEarly(_ item: ItemName, _ count: Int, needed: Int) -> CommitFault {
    let have = counted(count, "person has", many: "people have")
    return CommitFault(
      "\(have) sealed a verdict on \(item), and it takes \(needed) before one is shown",
      mend: "\(.undo), and wait for the others: git dataset status \(item)")
  }
}
