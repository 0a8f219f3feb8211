import Dataset
import Diagnostics
import Engine

/// What a server keeps of verdicts against items: `dataset/withdrawals/STREAM/BATCH` beside the bare repository, one
/// file for each batch. No ref and no object is touched, so that whatever is kept cannot be pushed away.
///
/// `pre-receive` writes it, before any ref moves, and refuses the push where it cannot: `post-receive` comes after the
/// refs have moved, git does not ask what it says, and whoever kills it in between has a verdict on a branch that
/// nobody keeps. The price is a verdict that is kept though git did not move the ref after all; it is its author's word
/// all the same, and a newer one takes its place.
struct WithdrawalStore: KeptVerdicts {
  /// The folder's place in the repository's git directory.
  static let path = "dataset/withdrawals"

  /// The folder, without a closing `/`.
  let folder: String

  /// - Parameter repository: the git directory, without a closing `/`.
  init(in repository: String) {
    // git names the repository in which it runs by a full stop.
    folder = "\(repository.hasSuffix("/.") ? String(repository.dropLast(2)) : repository)/\(Self.path)"
  }

  var exists: Bool { FileSystem.isDirectory(folder) }

  func verdicts(in batch: BatchName) throws(Unreadable) -> [KeptVerdict] {
    guard exists else { throw .missing }
    do throws(Failure) {
      return try file(of: batch)?.verdicts ?? []
    } catch {
      throw Unreadable("what the server keeps of \(batch)", reason: error.message, help: error.help)
    }
  }

  /// Keeps verdicts, beside what is kept already.
  func keep(_ verdicts: [KeptVerdict]) throws {
    guard !verdicts.isEmpty else { return }
    guard exists else { throw Failure(.missing) }
    let batches = Dictionary(grouping: verdicts, by: \.subject.item.batchName).sorted { $0.key < $1.key }
    do throws(Failure) {
      try FileSystem.locking(folder) { () throws(Failure) in
        for (batch, verdicts) in batches { try add(verdicts, to: batch) }
      }
    } catch {
      throw Failure(
        "what the push says against items cannot be kept, and is not taken: \(error.message)",
        help: error.help.isEmpty ? "ask the administrator of the server: git dataset server check" : error.help)
    }
  }

  private func add(_ verdicts: [KeptVerdict], to batch: BatchName) throws(Failure) {
    guard let dataset = verdicts.first?.subject.dataset else { return }
    var file = try file(of: batch) ?? KeptVerdictFile(dataset: dataset, batch: batch)
    guard file.dataset == dataset else { throw .damaged(batch.description) }
    var isChanged = false
    for verdict in verdicts where file.add(verdict) { isChanged = true }
    guard isChanged else { return }
    if let person = file.tooMany {
      throw Failure(
        "\(person.shown()) has spoken against more contents of \(batch) than the server keeps, "
          + "\(KeptVerdictFile.mostOfPerson)",
        help: "ask the server's administrator to look at \(Self.path)/\(batch) in the repository's folder")
    }
    try FileSystem.makeDirectories("\(folder)/\(batch.stream)")
    // No stream and no batch has a name that begins with a full stop.
    try FileSystem.writeDurably(file.bytes, to: path(of: batch), by: "\(folder)/.new")
  }

  private func path(of batch: BatchName) -> String { "\(folder)/\(batch)" }

  /// What is kept of a batch; nil where nothing is.
  private func file(of batch: BatchName) throws(Failure) -> KeptVerdictFile? {
    guard let bytes = try FileSystem.readIfThere(path(of: batch)) else { return nil }
    guard let file = KeptVerdictFile(bytes), file.batch == batch else { throw .damaged(batch.description) }
    return file
  }
}

extension WithdrawalStore {
  /// Makes the folder, with what the refs of the repository say.
  ///
  /// It appears whole: while it is missing nothing lands that it could speak against.
  func make(of verdicts: [KeptVerdict]) throws {
    let store = WithdrawalStore(folder: "\(folder).new")
    FileSystem.removeTree(store.folder)
    try FileSystem.makeDirectories(store.folder)
    try store.keep(verdicts)
    try FileSystem.move(store.folder, to: folder)
    try FileSystem.synchronize(String(folder.dropLast("/withdrawals".count)))
  }

  private init(folder: String) {
    self.folder = folder
  }

  /// How many verdicts are kept.
  ///
  /// - Throws: ``Failure`` where the folder is missing, or a file in it cannot be read as what it is.
  func count() throws(Failure) -> Int {
    guard exists else { throw Failure(.missing) }
    var count = 0
    for stream in try FileSystem.names(in: folder) where !stream.hasPrefix(".") {
      for name in try FileSystem.names(in: "\(folder)/\(stream)") {
        guard let batch = BatchName("\(stream)/\(name)") else { throw .damaged("\(stream)/\(name)") }
        count += try file(of: batch)?.verdicts.count ?? 0
      }
    }
    return count
  }
}

extension Unreadable {
  fileprivate static let missing = Unreadable(
    WithdrawalStore.path, reason: "the server has lost what it keeps of verdicts against items",
    help: "its administrator makes it anew from the branches: git dataset server init --owner KEY.pub")
}

extension Failure {
  fileprivate static func damaged(_ name: String) -> Failure {
    Failure(
      "\(WithdrawalStore.path)/\(name.shown(limit: 200)) is damaged",
      help: "the server's administrator moves \(WithdrawalStore.path) away, and makes it anew from the branches: "
        + "git dataset server init --owner KEY.pub")
  }
}
