import Dataset
import Diagnostics
import Documents
import Engine
import Reports
import Signatures
import Statistics

/// A calibrator before the audited items of a batch: takes the labels, and makes the result of them.
struct GoldDesk {
  let desk: BatchDesk
  let sample: AuditSample
  let rubric: Rubric
  let sheet: ScoreSheet
  let drafts: DraftFolder

  var name: BatchName { desk.name }
  var attempt: Int { sample.plan.attempt }

  /// - Throws: ``Failure`` where the batch is not being audited, or not by this person.
  init(_ desk: BatchDesk) throws {
    try desk.require(.label)
    if let result = desk.files.last?.result {
      throw Failure(
        "attempt \(result.attempt) at \(desk.name) has \(result.outcome.rawValue), and its labels stay as they are",
        help: "see how they compare with the reviews: git dataset gold compare \(desk.name)")
    }
    try desk.require(.label, try desk.census())
    self.desk = desk
    sample = try AuditSample(desk.files, in: desk.dataset.state) { ContentDigest.sha256($0) }
    let document = try desk.dataset.rubric(desk.pin, of: desk.stream)
    rubric = Rubric(document)
    sheet = ScoreSheet(document)
    drafts = DraftFolder(
      ofLabelsBy: desk.person.id, on: desk.name, attempt: sample.plan.attempt, in: desk.dataset)
  }

  /// The draft about an item, where it is about what the item holds.
  func draft(of item: ItemState) -> ItemDraft? {
    drafts.draft(of: item.name.id).flatMap { $0.blob == item.content.blob ? $0 : nil }
  }

  /// The items that need a label and have not even one that is kept here, in the order of the sample.
  func open() throws -> [ItemName] {
    try sample.unlabelled.map { ItemName(stream: name.stream, batch: name.batch, id: $0) }
      .filter { draft(of: try desk.dataset.item($0))?.verdict == nil }
  }

  /// - Throws: ``Failure`` where the item is not one to label now.
  func refuse(_ item: ItemName) throws(Failure) {
    guard let entry = sample.all.first(where: { $0.id == item.id }) else {
      throw Failure(
        "\(item) is not in the sample of attempt \(attempt)", help: "git dataset batch sample \(name) lists it")
    }
    if entry.isWithdrawn { throw Failure("\(item) was withdrawn, and counts as a defect without a label") }
    guard let label = entry.label else { return }
    throw Failure(
      "\(item) keeps its label of attempt \(label.attempt): it has not changed since",
      help: "nobody answers twice; label the others: git dataset gold label \(name)")
  }

  /// Keeps a label as a draft.
  func keep(_ opinion: Opinion, isDefective: Bool, on item: ItemState) throws(Failure) {
    try refuse(item.name)
    var draft = ItemDraft(blob: item.content.blob)
    draft.verdict = isDefective ? .defective : .sound
    draft.scores = opinion.scores
    draft.findings = opinion.findings
    draft.comment = opinion.comment
    draft.seconds = (opinion.minutes ?? 0) * 60
    try check(draft, on: item)
    try drafts.keep(draft, of: item.name.id)
  }

  /// What a draft says as a label; nil as long as it says neither that the item is sound nor that it is defective.
  func label(_ draft: ItemDraft, on item: ItemState) -> GoldLabel? {
    guard let verdict = draft.verdict else { return nil }
    return GoldLabel(
      subject: Subject(dataset: desk.dataset.manifest.id, item: item.name, content: item.content, rubric: desk.pin),
      attempt: attempt, isDefective: verdict.isAgainst, scores: draft.scores, findings: draft.findings,
      comment: draft.comment, minutes: draft.minutes, by: desk.person.id, key: desk.signatory.key)
  }

  /// How many of the items that need a label now have one.
  func progress() throws -> String {
    let needed = sample.unlabelled.count
    return "\(needed - (try open().count)) of \(needed) labelled"
  }
}

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

extension GoldDesk {
  /// Commits all labels with the result that follows from them.
  ///
  /// - Returns: what came of the attempt, in lines.
  func commitLabels(_ session: Session) async throws -> String {
    let labels = try self.labels()
    let result = try result(of: labels)
    let files = labels.map { NewFile("\(desk.files.folder)/\($0.file)", $0.value.written(as: .yaml)) }
    var all = files + [NewFile(desk.files.folder.attempt(attempt).result, result.value.written(as: .yaml))]
    if result.outcome == .failed {
      all.append(try desk.batchFile { edit in try edit.set(.failed) })
    }
    let commit = try await desk.commit(.label(attempt: attempt, result.outcome), all, in: session)
    drafts.removeAll()
    return result.words(by: sample.plan) + "Signed and committed as \(commit). Next: git push, then \(next(result))\n"
  }

  /// The drafts as they are signed now, in the order of the sample.
  private func labels() throws -> [GoldLabel] {
    let open = try open()
    guard open.isEmpty else {
      let names =
        open.prefix(10).map { "\n  \($0)" }.joined() + (open.count > 10 ? "\n  and \(open.count - 10) more" : "")
      throw Failure(
        "\(open.count) of the audited items of \(name) \(open.count == 1 ? "has" : "have") no label yet:\(names)",
        help: "git dataset gold label \(name) goes through them")
    }
    return try sample.unlabelled.compactMap { id in
      let item = try desk.dataset.item(ItemName(stream: name.stream, batch: name.batch, id: id))
      return draft(of: item).flatMap { label($0, on: item) }
    }
  }

  private func result(of labels: [GoldLabel]) throws -> AttemptResult {
    let known = sample.attempt
    let given = Dictionary(labels.map { ($0.subject.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    let files = desk.files.labelled(given)
    guard let attempt = files.last else { throw Refusal.noPlan(name) }
    let census = try desk.census()
    do throws(AttemptResult.Obstacle) {
      return try AttemptResult.computed(
        from: files, attempt: attempt, census, by: desk.person.id, key: desk.signatory.key
      ) { ContentDigest.sha256($0) }
    } catch {
      throw Failure("attempt \(known.number) at \(name) has no result yet", help: "git dataset status \(name)")
    }
  }

  private func next(_ result: AttemptResult) -> String {
    result.outcome == .passed
      ? "git dataset gold compare \(name), and sign the batch off" : "git dataset batch reopen \(name)"
  }
}
