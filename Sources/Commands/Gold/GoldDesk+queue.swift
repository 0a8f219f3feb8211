import Dataset
import Diagnostics
import Engine

extension GoldDesk: QueueDesk {
  var dataset: CommittedDataset { desk.dataset }

  var reference: RubricReference { RubricReference(stream: desk.stream.name, version: desk.pin) }

  var verdicts: [QueueVerdict] { [.sound, .defective] }

  /// Labels are missing.
  var unfinished: Outcome { .findings }

  func check(_ draft: ItemDraft, on item: ItemState) throws(Failure) {
    let opinion = Opinion(
      verdict: .approve, scores: draft.scores, findings: draft.findings, comment: draft.comment)
    try opinion.check(against: sheet, reference, item)
    guard draft.isExplained else {
      throw Failure(
        "a label against \(item.name) says why", help: "add --finding 'CRITERION: WHAT IS WRONG' or --comment TEXT")
    }
    guard let label = label(draft, on: item), let why = label.contradiction(under: rubric) else { return }
    throw Failure("\(item.name) cannot be sound: \(why)", help: "label it defective, or mend the finding or score")
  }

  /// Nothing is committed before every item has its label.
  func question(decided: Int, of total: Int) -> String? {
    guard decided == total else { return nil }
    return "All \(total) items are labelled. Commit the labels with the result?"
  }

  func kept() throws -> String {
    let next =
      try open().isEmpty ? "git dataset gold label \(name) --finish commits them" : "the same command goes on"
    return "\(try progress()), kept here; \(next).\n"
  }

  func finish(_ session: Session) async throws -> Outcome {
    // The branch may have moved while the calibrator was reading.
    let desk = try GoldDesk(try await BatchDesk("\(name)", session))
    session.console.print(try await desk.commitLabels(session))
    return .clean
  }

  /// The audited items that need a label, in the order of the sample; nil where each keeps an earlier one.
  func queue() throws -> ItemQueue? {
    let names = sample.unlabelled.map { ItemName(stream: name.stream, batch: name.batch, id: $0) }
    guard !names.isEmpty else { return nil }
    return try ItemQueue(self, names, outdated: names.filter { forgetOutdated(try dataset.item($0)) })
  }
}
