import Dataset
import Diagnostics
import Engine

/// The verdicts and judgements that the person in this clone has sealed on a batch.
struct SealedWords {
  let batch: String
  let session: Session

  /// - Parameter batch: as STREAM/BATCH.
  init(_ batch: String, _ session: Session) {
    self.batch = batch
    self.session = session
  }

  /// Shows those whose time has come, each kind in a commit of its own.
  func reveal() async throws -> Outcome {
    let judged = try await revealJudgements()
    let isOnlyJudge = judged.map { !$0.isReviewer } ?? false
    let reviewed = isOnlyJudge ? Count() : try await revealReviews()
    let (shown, waiting) = (reviewed.shown + (judged?.shown ?? 0), reviewed.waiting + (judged?.waiting ?? 0))
    guard shown + waiting > 0 else {
      let what = judged == nil ? "verdict" : isOnlyJudge ? "judgement" : "verdict or judgement"
      throw Failure(
        "no sealed \(what) of yours on \(batch) waits to be shown",
        help: "seal one first: \(isOnlyJudge ? "git dataset judge ITEM" : "git dataset review \(batch)")")
    }
    return waiting == 0 ? .clean : .findings
  }

  /// How many records were shown, and how many stay sealed.
  private struct Count {
    var shown = 0
    var waiting = 0
    /// Whether the person reviews the stream too, and its reviews are sealed.
    var isReviewer = false
  }

  /// Nil where the stream seals no judgements, or the person makes none.
  private func revealJudgements() async throws -> Count? {
    let dataset = try CommittedDataset(in: session)
    guard let name = BatchName(batch), let stream = dataset.manifest.stream(named: name.stream),
      stream.sealsJudgements
    else { return nil }
    let judge = try await Signatory.current(in: dataset, session)
    guard judge.person.has(.annotator, in: stream.name) else { return nil }
    let desk = try JudgementDesk(dataset, judge, name)
    let found = try JudgementRevelation(desk)
    for line in found.waiting { session.console.complain("stays sealed: \(line)\n") }
    if !found.ready.isEmpty { try await desk.reveal(found.ready, session) }
    return Count(
      shown: found.ready.count, waiting: found.waiting.count,
      isReviewer: stream.review.isSealed && judge.person.has(.reviewer, in: stream.name))
  }

  private func revealReviews() async throws -> Count {
    let desk = try await ReviewDesk.open(batch, session)
    let found = try Revelation(desk, desk.seals())
    for line in found.waiting { session.console.complain("stays sealed: \(line)\n") }
    guard !found.ready.isEmpty else { return Count(waiting: found.waiting.count) }
    let made = try await desk.reveal(found.ready, session)
    session.console.complain(made.said)
    session.console.print(desk.report(on: found.ready.map { ($0.item, $0.record) }, commit: made.id))
    return Count(shown: found.ready.count, waiting: found.waiting.count)
  }
}
