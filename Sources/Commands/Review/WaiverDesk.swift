import Checks
import Dataset
import Diagnostics
import Documents
import Engine
import Intake

/// Somebody before items of one open batch, who says that what a check finds in them does not count.
struct WaiverDesk {
  let dataset: CommittedDataset
  let person: Signatory
  let stream: StreamPolicy
  let batch: Batch
  /// The rubric version that the batch pins.
  let pin: Version
  let check: CheckTerms
  /// All checks of the stream.
  private let checks: CheckSet

  private var id: String { person.person.id }
  private var folder: BatchFolder { stream.batchFolder(batch.name.batch) }

  /// - Throws: ``Failure`` where the batch is not open, or its stream has no such check.
  init(
    _ name: BatchName, of check: String, in dataset: CommittedDataset, _ session: Session
  ) async throws {
    (stream, pin) = try dataset.openBatch(name, taking: "waivers")
    batch = try dataset.batch(name).batch
    checks = try dataset.state.checks(of: stream, sharing: .builtin)
    let known = checks.terms
    // The name alone is enough where the stream has one check of it.
    let meant = known.filter { $0.id.name.split(separator: "/").last ?? "" == check }
    guard let terms = known.first(where: { $0.id.name == check }) ?? (meant.count == 1 ? meant[0] : nil) else {
      throw Failure(
        "the stream `\(stream.name)` has no check `\(check.shown())`",
        help: "name it as its finding does; git dataset checks list \(stream.name) shows them")
    }
    self.check = terms
    person = try await .current(in: dataset, session)
    self.dataset = dataset
  }

  /// Says that what the check finds in items does not count.
  ///
  /// - Returns: the commit's id, and what git and the hooks said.
  func waive(_ items: [ItemState], _ comment: String, in session: Session) async throws -> (id: String, said: String) {
    var files: [NewFile] = []
    var entries: [Statement.Entry] = []
    for item in items {
      try dataset.require(.waive(item, check), in: batch, by: person.person)
      let waivers = try dataset.state.waivers(of: item, by: checks)
      if let counting = waivers.first(where: { $0.why == nil && $0.waiver.check == check.id }) {
        throw Failure("\(counting.waiver.person) has waived \(check.id.name) in \(item.name) already")
      }
      try await refuseNothing(in: item, session)
      let subject = Subject(dataset: dataset.manifest.id, item: item.name, content: item.content, rubric: pin)
      let waiver = Waiver(
        person: id, subject: subject, check: check.id, definition: dataset.state.digest(of: check), key: person.key,
        comment: comment)
      files.append(NewFile("\(folder)/\(waiver.file)", waiver.value.written(as: .yaml)))
      entries.append(Statement.Entry(verdict: nil, item: item.name.id, blob: item.content.blob))
    }
    let statement = Statement(
      action: .waive, batch: batch.name, rubric: RubricReference(stream: stream.name, version: pin),
      check: check.id.name, entries: entries, reviewer: person.mailbox)
    let proofs = try await person.proofs(of: files, in: batch.name, stream, dataset)
    return try await StatementCommit(
      dataset: dataset, session: session, files: files + proofs, message: statement.message
    ).make()
  }

  /// What a check of several items finds hangs on the others, so of those it is not asked.
  ///
  /// - Throws: ``Failure`` where the check finds nothing in an item.
  private func refuseNothing(in item: ItemState, _ session: Session) async throws {
    guard case .item = check.scope, let entry = try dataset.tree.entry(at: item.item.path) else { return }
    var inquiry = try session.intake.tree(dataset.head)
    inquiry.scope = .changes([PathChange(path: entry.path, old: nil, new: entry)])
    let verdict = try await Inspector.standard().inspect(inquiry)
    guard !verdict.findings.contains(where: { $0.rule == check.id }) else { return }
    throw Failure(
      "\(check.id.name) finds nothing in \(item.name)",
      help: "nothing is to be waived; git dataset check shows what is found")
  }
}
