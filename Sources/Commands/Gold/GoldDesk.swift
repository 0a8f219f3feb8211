import Dataset
import Diagnostics
import Documents
import Engine
import Signatures

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
      throw Failure("\(item) is not in the sample of attempt \(attempt)", help: "git dataset sample \(name) lists it")
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
