import Dataset
import Diagnostics
import Documents
import Engine
import Signatures

/// Somebody before items of one open batch that list them as an author: says that they are one, or that they are none.
struct AuthorDesk {
  let dataset: CommittedDataset
  let person: Signatory
  let stream: StreamPolicy
  let batch: BatchName
  /// The rubric version that the batch pins.
  let pin: Version
  /// The batch as it is committed.
  let committed: Batch

  private var id: String { person.person.id }
  private var folder: BatchFolder { stream.batchFolder(batch.batch) }

  /// - Throws: ``Failure`` where the batch is not open.
  init(_ batch: BatchName, in dataset: CommittedDataset, _ session: Session) async throws {
    (stream, pin) = try dataset.openBatch(batch, taking: "signatures of authors")
    committed = try dataset.batch(batch).batch
    person = try await .current(in: dataset, session)
    self.dataset = dataset
    self.batch = batch
  }

  /// The items of the batch that list the person, who has not signed them as they are.
  func unsigned() throws -> [ItemState] {
    var items: [ItemState] = []
    for name in try dataset.state.items(in: batch) {
      // What cannot be read is for the check to say.
      guard let item = try? dataset.itemIfCommitted(name), (try? require(.own(item))) != nil else { continue }
      items.append(item)
    }
    return items
  }

  /// Signs items as one of their authors, all with one signature.
  ///
  /// - Returns: the commit's id, and what git and the hooks said.
  func own(_ items: [ItemState], _ session: Session) async throws -> (id: String, said: String) {
    for item in items { try require(.own(item)) }
    let proof = Proof(
      dataset: dataset.manifest.id,
      lines: items.map { Proof.Line(sha256: $0.content.sha256, path: $0.item.path) })
    let file = proof.file(signature: try await person.sign(proof.text, in: dataset.root))
    let files = items.map { NewFile(folder.authorship(of: $0.name.id, by: id, sha256: $0.content.sha256), file) }
    let what = items.count == 1 ? "\(items[0].name.id) of \(batch)" : "\(items.count) items of \(batch)"
    return try await StatementCommit(
      dataset: dataset, session: session, files: files, message: "Sign \(what) as an author\n"
    ).make()
  }

  /// Says that the person is no author of items.
  ///
  /// - Returns: the commit's id, and what git and the hooks said.
  func disown(_ items: [ItemState], _ comment: String, in session: Session) async throws -> (id: String, said: String) {
    var files: [NewFile] = []
    var entries: [Statement.Entry] = []
    for item in items {
      try require(.disown(item))
      let subject = Subject(dataset: dataset.manifest.id, item: item.name, content: item.content, rubric: pin)
      let disowning = Disowning(person: id, subject: subject, key: person.key, comment: comment)
      files.append(NewFile("\(folder)/\(disowning.file)", disowning.value.written(as: .yaml)))
      entries.append(Statement.Entry(verdict: nil, item: item.name.id, blob: item.content.blob))
    }
    let statement = Statement(
      action: .disown, batch: batch, rubric: RubricReference(stream: stream.name, version: pin), entries: entries,
      reviewer: person.mailbox)
    let proofs = try await person.proofs(of: files, in: batch, stream, dataset)
    return try await StatementCommit(
      dataset: dataset, session: session, files: files + proofs, message: statement.message
    ).make()
  }

  /// - Throws: ``Failure`` where something keeps the person from it.
  private func require(_ act: Act) throws { try dataset.require(act, in: committed, by: person.person) }
}
