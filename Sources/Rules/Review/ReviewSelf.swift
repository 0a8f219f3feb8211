import Dataset
import Diagnostics
import Engine

/// Nobody reviews or adjudicates an item of which they are an author, which they imported, or which they have judged.
///
/// Why: nobody sees the own mistakes, and an approval of one's own work is none. Everybody who had a part in an item is
/// among its `authors`: `item/contributors` sees to that.
///
/// Fix: ask another reviewer of the stream.
struct ReviewSelf: CommitRule {
  static let id: RuleID = "review/self"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    // Sealed judgements are for `judgement/author`.
    for record in context.reviews.records
    where record.seal?.kind != .judgement && !record.isDisowning {
      guard let item = context.reviews.items[record.item], let person = record.person else {
        continue
      }
      switch item.parts.authors {
      case .listed(let people) where people.contains(person):
        findings.add(
          .own("an author", person, record, commit, context), at: commit.location(of: record))
      case .listed where item.parts.judges.contains(person):
        findings.add(
          .own("a judge", person, record, commit, context), at: commit.location(of: record))
      // Where nobody knows who wrote the item, nobody knows who may review it.
      case .unknown, .none: findings.add(.unknown(record.item), at: commit.location(of: record))
      case .listed: continue
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func own(
    _ part: String, _ person: String, _ record: ChangedRecord, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let what = record.look == nil ? "adjudicate" : "review"
    return Finding.Message(
      "\(person.shown()) is \(part) of \(record.item), and cannot \(what) it",
      help: "\(context.undoing(commit)), and ask another reviewer of `\(record.item.stream)`")
  }

  fileprivate static func unknown(_ item: ItemName) -> Finding.Message {
    Finding.Message(
      "\(item) has no authors that can be read, so nobody can say who may review it",
      help: "mend the item first: git dataset check")
  }
}
