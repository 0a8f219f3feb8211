import Dataset
import Diagnostics
import Engine

/// A decision answers verdicts and judgements that lie beside the item, byte for byte; where the stream names
/// `adjudicators`, it says which. One that takes the place of another says whose, and everybody before.
///
/// Why: a decision silences the verdicts that it lists and no others, so each of them must have been there to be read.
/// And whoever has decided has a part in the batch, though another decides later: they audit it no more.
///
/// Fix: take the commit back, and decide with `git dataset adjudicate ITEM`, which writes both lists.
struct ReviewAnswers: StatementRule {
  static let id: RuleID = "review/answers"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for record in commit.reviews.records where record.isBrought {
      guard let decision = record.adjudication else { continue }
      if let listed = decision.answers {
        let unseen = listed.filter { !(record.answered?.contains($0) ?? false) }
        if let first = unseen.first {
          findings.add(.unseen(first, unseen.count, of: record), to: commit, at: record.path)
        }
      } else if commit.authority.manifest.stream(named: record.item.stream)?.review.adjudicators != nil {
        findings.add(.unlisted(record), to: commit, at: record.path)
      }
      let before = record.replaced?.deciders.filter { $0 != decision.by } ?? []
      let left = before.filter { !decision.earlier.contains($0) }
      if let first = left.first { findings.add(.left(first, record), to: commit, at: record.path) }
    }
  }
}

extension CommitFault {
  fileprivate static func unseen(_ verdict: AnsweredVerdict, _ count: Int, of record: ChangedRecord) -> CommitFault {
    let more = count > 1 ? ", and \(count - 1) more are not there" : ""
    return CommitFault(
      "the decision answers \(verdict.words), and there is none with these bytes\(more)",
      mend: "\(.repeating(record))")
  }

  fileprivate static func unlisted(_ record: ChangedRecord) -> CommitFault {
    CommitFault(
      "the decision does not say which verdicts it answers", mend: "\(.repeating(record))")
  }

  fileprivate static func left(_ person: String, _ record: ChangedRecord) -> CommitFault {
    CommitFault(
      "the decision takes the place of one that \(person.shown()) had a part in, and does not name \(person.shown())",
      mend: "\(.repeating(record)); `earlier` lists everybody who has decided before")
  }
}
