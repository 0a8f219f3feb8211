import Dataset
import Diagnostics
import Engine
import Signatures

/// One person before one batch as a whole: says what the person may do with it now, and makes the commits.
struct BatchDesk {
  let dataset: CommittedDataset
  let signatory: Signatory
  let files: BatchFiles
  /// The rubric version that the batch pins.
  let pin: Version

  var stream: StreamPolicy { files.stream }
  var name: BatchName { files.batch.name }
  var person: Person { signatory.person }

  /// - Parameter text: the batch, as `STREAM/BATCH`.
  /// - Throws: ``Failure`` where the last commit has no such batch, or the person has no key that counts.
  init(_ text: String, _ session: Session) async throws {
    let dataset = try CommittedDataset(in: session)
    let files = try dataset.audited(text)
    guard let pin = files.batch.rubric else {
      throw Failure(
        "the batch \(files.batch.name) pins no rubric", help: "git dataset check says what is wrong with it")
    }
    self.dataset = dataset
    self.files = files
    self.pin = pin
    signatory = try await Signatory.current(in: dataset, session)
  }

  func census() throws -> Census { try dataset.census(of: files) }

  /// `batch.yaml` after some changes.
  func batchFile(_ change: (inout BatchEdit) throws -> Void) throws -> NewFile {
    let path = files.folder.manifest
    var edit = try BatchEdit(try dataset.tree.file(at: path) ?? [])
    try change(&edit)
    return NewFile(path, edit.bytes)
  }

  /// Commits what is done with the batch.
  ///
  /// - Parameter takingBack: takes back what was kept for the commit, where it is not made.
  /// - Returns: the commit's id, short.
  func commit(
    _ deed: BatchAct.Deed, _ files: [NewFile], removing removals: [String] = [], in session: Session,
    takingBack: @escaping () -> Void = {}
  ) async throws -> String {
    var signatory: Mailbox?
    if case .signOff = deed { signatory = self.signatory.mailbox }
    let act = BatchAct(
      deed, batch: name, rubric: RubricReference(stream: stream.name, version: pin), signatory: signatory)
    return try await commit(files, removing: removals, act.message, in: session, takingBack: takingBack)
  }

  /// Commits files that nothing is done with, with a message of their own.
  ///
  /// - Returns: the commit's id, short.
  func commit(
    _ files: [NewFile], removing removals: [String] = [], _ message: String, in session: Session,
    takingBack: @escaping () -> Void = {}
  ) async throws -> String {
    let made = try await StatementCommit(
      dataset: dataset, session: session, files: files, removals: removals, message: message,
      takingBack: takingBack
    ).make()
    session.console.complain(made.said)
    return String(made.id.prefix(12))
  }
}

extension BatchDesk {
  /// - Throws: ``Failure`` where the person does not calibrate the stream.
  func refuseUnlessCalibrator(to verb: String) throws(Failure) {
    let lack = Obstacle.lacking(
      .calibrator, person.id, in: stream.name, among: dataset.people, consequence: ", and cannot \(verb) \(name)",
      rule: "batch/role")
    if let lack { throw Failure(lack) }
  }

  /// - Parameter census: what the batch holds; nil where nobody's part in it is asked about yet.
  /// - Throws: ``Failure`` where something keeps the person from a deed with the batch.
  func require(_ deed: BatchDeed, _ census: Census? = nil) throws {
    let known = try census.map { try participants($0) }
    try dataset.require(.audit(deed, known), in: files.batch, by: person)
  }

  /// Who has a part in the batch.
  func participants(_ census: Census) throws -> Participants {
    try Participants(in: files.folder, census, dataset.layout, dataset.tree)
  }

  /// - Throws: ``Failure`` where somebody whose secrets draw the sample wrote or judged anything in the batch.
  func refuseDrawing(by plan: AttemptPlan, _ census: Census) throws {
    guard let part = try participants(census).first(of: plan.drawnBy) else { return }
    throw Failure(
      "\(part.person), whose secrets draw the sample of \(name), \(part.phrase(in: name))",
      help: "\(part.person) cannot draw it, so audit the whole batch: git dataset batch freeze \(name) --whole")
  }
}

extension CommittedDataset {
  /// A batch by its name, with what was written for its audit.
  func audited(_ text: String) throws(Failure) -> BatchFiles {
    try orFailure { () throws(Refusal) in try state.wantedFiles(text) }
  }

  func census(of files: BatchFiles) throws -> Census { try state.census(of: files) { ContentDigest.sha256($0) } }
}

extension BatchProgress {
  /// - Parameter me: whoever works in this clone, whose drafts of labels count; nil where that is not known.
  init(_ files: BatchFiles, in dataset: CommittedDataset, me: String?) throws {
    let folder = { (sample: AuditSample) in
      me.map { DraftFolder(ofLabelsBy: $0, on: files.batch.name, attempt: sample.plan.attempt, in: dataset) }
    }
    try self.init(files, in: dataset.state, { ContentDigest.sha256($0) }) { sample, item in
      folder(sample)?.draft(of: item)?.verdict != nil
    }
  }
}
