import Dataset
import Diagnostics
import Engine

/// Nobody judges an item that they wrote or imported, an answer of their own, or an item that they have reviewed.
///
/// It is the same for sealed judgements, which are annotators' of the stream.
///
/// Why: whoever wrote one of two answers prefers it. A reviewer says whether the judges did their work, and cannot be
/// one of them; `review/self` holds judges to the same.
///
/// Fix: leave the item to other annotators: `git dataset status ITEM` says who can judge it.
struct JudgementAuthor: CommitRule {
  static let id: RuleID = "judgement/author"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for change in context.reviews.judgements where change.change.new != nil {
      inspect(change.person, change.item, commit.location(of: change), commit, context, &findings)
    }
    for record in context.reviews.records where record.seal?.kind == .judgement {
      guard let person = record.person else { continue }
      let location = commit.location(of: record)
      inspect(person, record.item, location, commit, context, &findings)
      guard let people = context.authority?.people, !(people[person]?.has(.annotator, in: record.item.stream) ?? false)
      else { continue }
      findings.add(.noAnnotator(person, record.item, people), at: location)
    }
  }

  private func inspect(
    _ person: String, _ name: ItemName, _ location: Location, _ commit: CommitChange, _ context: CommitContext,
    _ findings: inout Findings
  ) {
    // Where there is no item, that is a finding of its own.
    guard let item = context.reviews.items[name] else { return }
    switch item.parts.authors {
    case .listed(let people) where people.contains(person):
      findings.add(.own("an author of", person, name, commit, context), at: location)
    case .listed where item.parts.answerers.contains(person):
      findings.add(.own("the author of an answer in", person, name, commit, context), at: location)
    case .listed where item.parts.reviewers.contains(person):
      findings.add(.own("a reviewer of", person, name, commit, context), at: location)
    // Where nobody knows who wrote the item, nobody knows who may judge it.
    case .unknown, .none: findings.add(.unknown(name), at: location)
    case .listed: return
    }
  }
}

extension Finding.Message {
  fileprivate static func own(
    _ part: String, _ person: String, _ item: ItemName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "\(person.shown()) is \(part) \(item), and cannot judge it",
      help: "\(context.undoing(commit)), and leave it to other annotators of `\(item.stream)`")
  }

  fileprivate static func unknown(_ item: ItemName) -> Finding.Message {
    Finding.Message(
      "\(item) has no authors that can be read, so nobody can say who may judge it",
      help: "mend the item first: git dataset check")
  }

  fileprivate static func noAnnotator(_ person: String, _ item: ItemName, _ people: People) -> Finding.Message {
    let known = people.having(.annotator, in: item.stream).map(\.id)
    return Finding.Message(
      "\(person.shown()) is no annotator of `\(item.stream)`, and seals a judgement",
      help: known.isEmpty ? "ask an owner for the role" : "ask one of them: \(known.joined(separator: ", "))")
  }
}
