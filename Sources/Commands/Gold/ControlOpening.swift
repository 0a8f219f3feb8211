import Dataset
import Diagnostics
import Documents
import Engine
import Git
import Glibc
import Intake
import Signatures

/// What the first freeze does with the control items of a batch: reveals them, and takes them out before anything is
/// counted.
struct ControlOpening {
  /// What is revealed, and what the items leave behind.
  private(set) var files: [NewFile] = []
  /// The files of the items.
  private(set) var removals: [String] = []
  /// What the batch holds without them.
  let census: Census
  private let revealed: Int

  /// - Throws: ``Failure`` where a record is not to be found, an item is no longer as it was planted, or what the
  ///   policy asks for is lacking.
  init(_ desk: BatchDesk, _ session: Session) async throws {
    let digests = desk.files.last == nil ? desk.files.controlDigests?.digests ?? [] : []
    revealed = digests.count
    guard !digests.isEmpty else {
      census = try desk.census()
      if desk.files.last == nil { try Self.refuse(lacking: [], census, desk) }
      return
    }
    let store = try await GoldRepository(desk.dataset, session, plantedBy: desk.files.controlDigests?.by)
    let records = try store.records(of: desk.name)
    let before = try desk.census()
    let folder = desk.files.folder
    var answers: [GoldAnswer] = []
    for digest in digests {
      guard let record = records[digest] else {
        throw Failure(
          "the record with the SHA-256 \(digest.prefix(12))… is not in \(store.path.shown(limit: 300))",
          help: "bring it back from where you keep that repository; without it the batch cannot be frozen")
      }
      let id = record.control.item.id
      files.append(NewFile(folder.attempt(ControlItem.attempt).control(of: id), record.bytes))
      let presence: ControlReveal.Presence = before[id] == nil ? .absent : .same
      if desk.stream.countsControl(presence) { answers.append(record.control.answer) }
      guard let entry = before[id] else { continue }
      guard entry.content == record.control.content else { throw Self.changed(record.control.item) }
      removals += try [entry.entry.path] + Self.files(in: entry.item.sidecarFolder, desk.dataset.tree)
      files.append(NewFile(folder.withdrawal(of: id), Array("reason: seeded gold\n".utf8)))
    }
    let tree = try await Self.tree(without: removals, desk.dataset, session)
    census = try Census(of: desk.name, desk.stream, desk.dataset.layout, in: tree) { ContentDigest.sha256($0) }
    try Self.refuse(lacking: answers, census, desk)
  }

  /// - Parameter answers: of the control items that count.
  private static func refuse(lacking answers: [GoldAnswer], _ census: Census, _ desk: BatchDesk) throws {
    guard let policy = desk.stream.gold?.controls else { return }
    let rubric = Rubric(try desk.dataset.rubric(desk.pin, of: desk.stream))
    let lacks = policy.lacks(answers, items: census.items.count, criteria: rubric.criterionIDs)
    guard !lacks.isEmpty else { return }
    throw Failure(
      "\(desk.name) lacks control items: \(lacks.map(\.words).joined(separator: ", "))",
      help: "git dataset gold plant \(desk.name) --author PERSON --out FOLDER; those that never landed do not count")
  }

  /// What is printed about it.
  var text: String {
    guard revealed > 0 else { return "" }
    return "Revealed \(counted(revealed, "control item")), and took them out.\n"
  }

  private static func files(in folder: String, _ tree: any Snapshot) throws -> [String] {
    try (try tree.entries(in: folder) ?? []).flatMap { entry in
      entry.mode == .directory ? try files(in: entry.path, tree) : [entry.path]
    }
  }

  /// The last commit's tree without some files, which git makes from an index of its own.
  private static func tree(
    without paths: [String], _ dataset: CommittedDataset, _ session: Session
  ) async throws -> TreeSnapshot {
    let workshop = "\(dataset.gitDirectory)/dataset/seeds-\(getpid())"
    FileSystem.removeTree(workshop)
    defer { FileSystem.removeTree(workshop) }
    try FileSystem.makeDirectories(workshop)
    let own = ["GIT_INDEX_FILE": Optional("\(workshop)/index")]
    try await session.git.run(["read-tree", dataset.head], in: dataset.root, changing: own)
    try await session.git.run(
      ["update-index", "-z", "--index-info"], in: dataset.root, changing: own,
      input: StatementCommit.lines(taking: paths))
    let output = try await session.git.run(["write-tree"], in: dataset.root, changing: own)
    let id = String(decoding: output, as: UTF8.self).withoutMargins
    let repository = try session.repository.open()
    return TreeSnapshot(repository: repository, root: try repository.resolve(revision: id))
  }

  private static func changed(_ item: ItemName) -> Failure {
    Failure(
      "\(item) has changed since it was planted, and its answer no longer holds",
      help: "let its author bring it back as it was, or withdraw it")
  }
}
