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
struct ReviewAnswers: CommitRule {
  static let id: RuleID = "review/answers"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for record in context.reviews.records where record.isBrought {
      guard let decision = record.adjudication else { continue }
      let location = commit.location(of: record)
      if let listed = decision.answers {
        let unseen = listed.filter { !(record.answered?.contains($0) ?? false) }
        if let first = unseen.first {
          findings.add(.unseen(first, unseen.count, record, commit, context), at: location)
        }
      } else if context.authority?.manifest.stream(named: record.item.stream)?.review.adjudicators != nil {
        findings.add(.unlisted(record, commit, context), at: location)
      }
      let before = record.replaced?.deciders.filter { $0 != decision.by } ?? []
      let left = before.filter { !decision.earlier.contains($0) }
      if let first = left.first { findings.add(.left(first, record, commit, context), at: location) }
    }
  }
}

extension Finding.Message {
  fileprivate static func unseen(
    _ verdict: AnsweredVerdict, _ count: Int, _ record: ChangedRecord, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let more = count > 1 ? ", and \(count - 1) more are not there" : ""
    return Finding.Message(
      "the decision answers \(verdict.words), and there is none with these bytes\(more)",
      help: context.repeating(commit, record))
  }

  fileprivate static func unlisted(
    _ record: ChangedRecord, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the decision does not say which verdicts it answers", help: context.repeating(commit, record))
  }

  fileprivate static func left(
    _ person: String, _ record: ChangedRecord, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the decision takes the place of one that \(person.shown()) had a part in, and does not name \(person.shown())",
      help: "\(context.repeating(commit, record)); `earlier` lists everybody who has decided before")
  }
}
