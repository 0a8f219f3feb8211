import Dataset
import Diagnostics
import Engine

/// The rounds of a person's reviews of an item count up from 1, one by one, and a record has the round that its file's
/// name says.
///
/// Why: the newest round speaks for a person; a gap would be a look that nobody can see, or a place kept free.
///
/// Fix: give the record the next number: `git dataset approve` and its like do.
struct ReviewRound: StatementRule {
  static let id: RuleID = "review/round"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    var missing: [ItemName: [String: Int]] = [:]
    for record in commit.reviews.records {
      guard record.isBrought, record.seal == nil, record.isVerdict, let look = record.look else { continue }
      if let round = record.review?.round, round != look.round {
        findings.add(.otherName(round, look.round), to: commit, at: record.path)
      }
      // The first number that is missing: looked for once for all records of a person, who may bring thousands.
      let next =
        missing[record.item]?[look.person] ?? commit.reviews.items[record.item]?.firstMissing(of: look.person) ?? 1
      missing[record.item, default: [:]][look.person] = next
      guard look.round > next else { continue }
      findings.add(.gap(look, next, of: record), to: commit, at: record.path)
    }
  }
}

extension ReviewedItem {
  /// The first round of a person's that is missing.
  fileprivate func firstMissing(of person: String) -> Int {
    let known = rounds[person] ?? []
    return (1...).first { !known.contains($0) } ?? 1
  }
}

extension CommitFault {
  fileprivate static func otherName(_ round: Int, _ name: Int) -> CommitFault {
    CommitFault(
      "the record says round \(round), and its file's name \(name)", mend: "write `round: \(name)`, and sign it anew")
  }

  fileprivate static func gap(_ look: ChangedRecord.Look, _ next: Int, of record: ChangedRecord) -> CommitFault {
    CommitFault(
      "\(look.person)'s next look at \(record.item) is round \(next), not \(look.round)",
      mend: "\(.repeating(record))")
  }
}
