import Dataset
import Diagnostics
import Engine

/// A desk at which somebody goes through items one by one: by what they are judged, what can be decided about them, and
/// what becomes of that.
protocol QueueDesk {
  var dataset: CommittedDataset { get }
  /// The rubric version by which the items are judged.
  var reference: RubricReference { get }
  var sheet: ScoreSheet { get }
  /// What the person has noted so far.
  var drafts: DraftFolder { get }
  /// What can be decided about an item, in the order in which the keys are shown.
  var verdicts: [QueueVerdict] { get }
  /// How a sitting ends after which nothing was committed.
  var unfinished: Outcome { get }

  /// - Throws: ``Failure`` where something is noted that cannot be said about the item.
  func check(_ draft: ItemDraft, on item: ItemState) throws(Failure)

  /// What is asked before the verdicts are committed; nil where nothing can be committed yet.
  ///
  /// - Parameters:
  ///   - decided: how many of the items have a verdict.
  ///   - total: how many items the queue has.
  func question(decided: Int, of total: Int) -> String?

  /// What is said where nothing is committed: what is kept, and how to go on; empty where nothing is kept.
  func kept() throws -> String

  /// Commits what is decided.
  func finish(_ session: Session) async throws -> Outcome
}

extension QueueDesk {
  /// Forgets what is noted about other content than the item's.
  ///
  /// - Returns: whether there was anything.
  func forgetOutdated(_ item: ItemState) -> Bool {
    guard let draft = drafts.draft(of: item.name.id), draft.blob != item.content.blob else {
      return false
    }
    drafts.remove(item.name.id)
    return true
  }
}
