import Dataset
import Diagnostics
import Engine
import Intake

extension ReviewDesk: QueueDesk {
  var reference: RubricReference { RubricReference(stream: stream.name, version: pin) }

  var drafts: DraftFolder { DraftFolder(ofReviewsBy: reviewer.person.id, on: batch, in: dataset) }

  var verdicts: [QueueVerdict] { [.approve, .requestChanges, .reject] }

  var unfinished: Outcome { .clean }

  func check(_ draft: ItemDraft, on item: ItemState) throws(Failure) {
    let opinion = Opinion(
      verdict: draft.verdict?.review ?? .approve, scores: draft.scores, findings: draft.findings,
      comment: draft.comment)
    try opinion.check(against: sheet, reference, item)
  }

  func question(decided: Int, of total: Int) -> String? {
    guard decided > 0 else { return nil }
    return "Sign and commit \(counted(decided, "verdict"))?"
  }

  func kept() -> String {
    let count = drafts.items.count
    guard count > 0 else { return "" }
    return "\(counted(count, "draft is", many: "drafts are")) kept here; git dataset review \(batch) goes on.\n"
  }

  func finish(_ session: Session) async throws -> Outcome {
    // The branch may have moved while the reviewer was reading.
    let desk = try ReviewDesk(CommittedDataset(in: session), reviewer, batch)
    return try await DraftSigning(desk, session).sign()
  }
}

extension ReviewDesk {
  /// The items that the reviewer goes through.
  ///
  /// - Parameter all: whether items are gone through that need no verdict of this person.
  /// - Throws: ``Failure`` where there is nothing to go through.
  func queue(all: Bool) throws -> ItemQueue {
    var (names, outdated): ([ItemName], [ItemName]) = ([], [])
    var stale = 0
    for name in try dataset.state.items(in: batch) {
      // What cannot be read is for the check to say.
      guard let item = try? dataset.itemIfCommitted(name), try mayReview(item) else { continue }
      if forgetOutdated(item) { outdated.append(name) }
      if isStale(item) { stale += 1 }
      if all || drafts.draft(of: name.id) != nil || isWanted(item) { names.append(name) }
    }
    guard !names.isEmpty else { throw nothingWaits(stale) }
    return try ItemQueue(self, names, outdated: outdated)
  }

  /// - Parameter stale: how many items wait for their authors.
  private func nothingWaits(_ stale: Int) -> Failure {
    guard stale > 0 else {
      return Failure("nothing in \(batch) waits for your verdict", help: "to look at items again: --all")
    }
    let items = counted(stale, "item waits for another look of its authors", many: "items wait for their authors")
    return Failure(
      "nothing in \(batch) waits for your verdict: \(items) since the batch has moved to rubric \(pin)",
      help: "to look at them all the same: --all")
  }

  /// Whether the authors have to look at the item before a verdict on it is of use.
  private func isStale(_ item: ItemState) -> Bool {
    item.isStale(under: Pin(pin, movedFrom: movedFrom))
  }

  /// Whether nothing keeps the person from a verdict on the item.
  private func mayReview(_ item: ItemState) throws -> Bool {
    try dataset.state.obstacle(to: .review(item), in: committed, by: reviewer.person) == nil
  }

  /// Whether an item that the person may review waits for a verdict of theirs.
  private func isWanted(_ item: ItemState) -> Bool {
    let standing = dataset.state.standing(of: item, under: pin)
    guard !isStale(item), case .waiting = standing.state else { return false }
    let id = reviewer.person.id
    return !item.hidden(by: stream.review).contains(id) && !standing.counting.contains { $0.person == id }
  }
}

extension QueueVerdict {
  /// The reviewer's verdict; nil for what no reviewer decides.
  fileprivate var review: ReviewVerdict? { ReviewVerdict(rawValue: rawValue) }
}

extension ItemDraft {
  /// What a reviewer says, once there is a verdict.
  var opinion: Opinion? {
    verdict?.review.map { verdict in
      Opinion(verdict: verdict, scores: scores, findings: findings, comment: comment, minutes: minutes)
    }
  }
}
