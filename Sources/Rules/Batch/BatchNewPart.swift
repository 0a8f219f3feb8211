import Dataset
import Diagnostics
import Engine

/// Nobody whose secrets are committed for a batch, and nobody who labelled its items in an earlier attempt, gets a part
/// in it: becomes an author of an item, imports, reviews, judges or adjudicates one.
///
/// An earlier verdict may be taken back all the same.
///
/// Why: whoever draws the sample or audits it must have no stake in what is drawn, and what somebody did cannot be
/// undone: without this rule a single approval would take the sample from the batch for good. Labels hold on as long as
/// the item stays as it is, so whoever gave them audits the later attempts too.
///
/// Fix: let somebody else do it, or put the item into another batch.
struct BatchNewPart: StatementRule {
  static let id: RuleID = "batch/new-part"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches where !batch.committed.union(batch.auditors).isEmpty {
      // In a batch that is not open it is the state that is in the way.
      guard batch.before.state ?? batch.new.state ?? .open == .open else { continue }
      let auditing = batch.committed.union(batch.auditors)
      let taken = commit.partsTaken(in: batch.name).filter { auditing.contains($0.part.person) }
      var said: Set<Part> = []
      for (part, path) in taken where said.insert(Part(person: part.person, kind: part.kind)).inserted {
        let count = taken.count { $0.part.person == part.person && $0.part.kind == part.kind }
        findings.add(.taken(part, count, of: batch), to: commit, at: path)
      }
    }
  }
}

extension JudgedCommit {
  /// The parts in a batch that people take with the commit, each with the path that shows it.
  fileprivate func partsTaken(in batch: BatchName) -> [(part: Part, path: String)] {
    var parts: [(part: Part, path: String)] = []
    for item in items where item.name.batchName == batch {
      for person in item.newcomers.sorted() {
        parts.append((Part(person: person, kind: .author, item: item.name.id), item.path))
      }
    }
    for record in reviews.records where record.item.batchName == batch && record.isBrought {
      guard let person = record.person, record.verdict != .withdraw, record.isVerdict else { continue }
      let kind: Part.Kind = record.action == .adjudicate ? .adjudicator : .reviewer
      parts.append((Part(person: person, kind: kind, item: record.item.id), record.path))
    }
    for judgement in reviews.judgements where judgement.item.batchName == batch && judgement.change.old == nil {
      parts.append((Part(person: judgement.person, kind: .judge, item: judgement.item.id), judgement.path))
    }
    return parts
  }
}

extension CommitFault {
  fileprivate static func taken(_ part: Part, _ count: Int, of batch: BatchChange) -> CommitFault {
    let draws = batch.committed.contains(part.person)
    let items = (part.item ?? "an item") + andMore(count - 1)
    let way = part.kind == .author ? "put it into another batch" : "leave it to somebody else"
    let what = draws ? "whose secrets draw the sample of" : "who has labelled items of"
    return CommitFault(
      "\(part.person.shown()), \(what) \(batch.name), becomes \(part.kind.rawValue) of \(items)",
      mend: "\(.undo), and \(way): whoever \(draws ? "draws the sample" : "audits a batch") can have "
        + "no part in \(draws ? "the batch" : "it")")
  }
}
