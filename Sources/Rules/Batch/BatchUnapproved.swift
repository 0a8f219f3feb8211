import Dataset
import Diagnostics
import Engine

/// A batch is frozen, and signed off, when every item in it is approved: as many approvals of exactly this content as
/// the stream asks for, and no dispute.
///
/// Why: the sample stands for the whole batch, and says how well its review worked; an item that nobody approved was
/// reviewed by nobody.
///
/// Fix: let reviewers finish: `git dataset status` lists what waits; an item that was rejected leaves the batch.
struct BatchUnapproved: StatementRule {
  static let id: RuleID = "batch/unapproved"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches {
      guard let deed = batch.deeds.first(where: { $0 == .freeze || $0 == .signOff }) else { continue }
      let open = batch.evidence?.standings.filter { !$0.isSettled } ?? []
      guard let first = open.first else { continue }
      findings.add(
        .unapproved(first, open.count, deed: deed, of: batch.name), to: commit, at: first.path)
    }
  }
}

extension CommitFault {
  fileprivate static func unapproved(
    _ first: BatchEvidence.ItemStanding, _ count: Int, deed: BatchDeed, of batch: BatchName
  ) -> CommitFault {
    let state =
      switch first.standing.state {
      case .approved: first.judgements?.words ?? "is approved"
      case .waiting(let missing): "lacks \(counted(missing, "approval"))"
      case .changesRequested: "needs changes"
      case .disputed: "is disputed"
      case .rejected: "is rejected"
      }
    let more = count > 1 ? ", and \(count - 1) more are not finished" : ""
    return CommitFault(
      "the commit \(deed.words(batch)), in which \(first.item.id) \(state)\(more)",
      mend: deed == .freeze
        ? "\(.undo), and finish the reviews: git dataset status \(batch)"
        : "\(.undo), then reopen the batch and have the items reviewed again: "
          + BatchDeed.reopen.command(batch))
  }
}

extension JudgementStanding {
  /// What keeps the item from being frozen, to go on after its name.
  fileprivate var words: String {
    switch state {
    case .incomplete(let have, let needed): "has \(have) of \(needed) judgements"
    case .undecided(let fields): "has judgements that leave \(fields.joined(separator: ", ").shown(limit: 80)) open"
    case .consensus: "is judged"
    }
  }
}
