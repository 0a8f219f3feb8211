import Dataset
import Diagnostics
import Engine

extension CommitContext {
  /// Whether the commit brings verdicts, or says that it does.
  func speaks(_ commit: CommitChange) -> Bool { statement(of: commit) != nil || !reviews.records.isEmpty }

  /// Whether everything that the commit brings is proven by signatures of its own, and the policy asks for nothing
  /// else: then it does not matter what commit carries it.
  func isProvenByRecords(_ commit: CommitChange) -> Bool {
    let brought = reviews.records.filter(\.isBrought)
    guard !brought.isEmpty || !reviews.judgements.isEmpty, reviews.changedSeals.isEmpty else { return false }
    return brought.allSatisfy { isProvenByRecord($0, commit) }
      && reviews.judgements.allSatisfy { isProven($0, by: commit) }
  }

  /// Whether a record is proven by a signature over it, and the policy asks for nothing else.
  func isProvenByRecord(_ record: ChangedRecord, _ commit: CommitChange) -> Bool {
    guard let authority, authority.manifest.stream(named: record.item.stream)?.review.proof == .record else {
      return false
    }
    return reviews.isProven(record, by: commit, authority)
  }

  /// The verdicts that the commit states; nil where it states none, or none that can be read.
  func statement(of commit: CommitChange) -> Statement? {
    do throws(StatementFault) {
      return try Statement.read(commit.trailers.map { ($0.key, $0.value) })
    } catch {
      return nil
    }
  }

  /// The command that takes a commit out of the branch, so that its statement can be made anew.
  func undoing(_ commit: CommitChange) -> String {
    let id = commit.id.prefix(12)
    return isTip ? "git reset --keep HEAD~1" : "git rebase --onto \(id)~1 \(id)"
  }

  /// What to do where somebody has done what they could not do.
  func undoing(_ commit: CommitChange, then obstacle: Obstacle) -> String {
    "\(undoing(commit)), and \(obstacle.remedy)"
  }

  /// What a person did with an item that keeps them from a deed; nothing where there is no such item.
  func obstacles(to deed: ItemDeed, _ item: ItemName, by person: String) -> [Obstacle] {
    guard let policy = authority?.manifest.stream(named: item.stream)?.review else { return [] }
    return reviews.items[item]?.parts.obstacles(to: deed, item, by: person, policy) ?? []
  }

  /// The same of whoever says something with a record about an item.
  func obstacles(to record: ChangedRecord) -> [Obstacle] {
    record.person.map { obstacles(to: record.deed, record.item, by: $0) } ?? []
  }

  /// What to do where a statement has to be made anew, with the program.
  func repeating(_ commit: CommitChange, _ record: ChangedRecord) -> String {
    let command =
      switch record.action {
      case .adjudicate: "adjudicate"
      case .seal: "review seal"
      case .disown: "disown"
      default: record.verdict?.rawValue ?? "approve"
      }
    return "\(undoing(commit)), then git dataset \(command) \(record.item)"
  }
}

extension ChangedRecord {
  /// What somebody does with the item by it.
  var deed: ItemDeed { seal?.kind == .judgement ? .judge : look == nil ? .adjudicate : .review }
}

extension CommitChange {
  /// A record of the commit as a place.
  func location(of record: ChangedRecord) -> Location { Location(path: record.path, commit: id) }
}
