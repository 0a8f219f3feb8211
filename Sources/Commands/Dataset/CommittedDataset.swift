import Dataset
import Diagnostics
import Documents
import Engine
import Git
import Intake

/// The dataset as the last commit has it: what is judged, whatever else lies in the work tree or is staged.
struct CommittedDataset {
  /// The work tree, without a closing `/`.
  let root: String
  /// The git directory of this work tree, without a closing `/`.
  let gitDirectory: String
  /// The directory that linked work trees share, without a closing `/`.
  let commonDirectory: String
  /// The id of the last commit.
  let head: String
  let state: DatasetState

  var tree: any Snapshot { state.tree }
  var manifest: Manifest { state.manifest }
  var people: People { state.people }
  var layout: Layout { state.layout }
  /// The people's keys by their names.
  var keys: SigningKeys { state.keys }

  /// - Throws: ``Failure`` where there is no work tree, no commit, or no manifest that can be read.
  init(in session: Session) throws {
    let repository = try session.repository.open()
    guard let folder = session.workTree ?? repository.workDirectory.map({ String($0.dropLast()) }) else {
      throw Failure("this repository is bare and has no work tree", help: "work in a clone: git clone URL")
    }
    guard let head = try repository.target(ofReference: "HEAD") else {
      throw Failure("nothing is committed here yet", help: "git commit the dataset first")
    }
    root = folder
    gitDirectory = String(repository.gitDirectory.dropLast())
    commonDirectory = String(repository.commonDirectory.dropLast())
    self.head = head.description
    let tree = TreeSnapshot(
      repository: repository, root: try repository.resolve(revision: "HEAD^{tree}"))
    guard let manifest = try Manifest.read(in: tree) else {
      throw Failure(
        "the last commit has no dataset.yaml that can be read", help: "make a dataset with git dataset init NAME")
    }
    let path = manifest.peoplePath
    let people = try tree.document(at: path).map { People($0, path: path) } ?? People(path: path)
    state = DatasetState(tree, Policy(manifest, people: people, reading: .standard))
  }

  func stream(_ name: String) throws(Failure) -> StreamPolicy {
    try orFailure { () throws(Refusal) in try state.wantedStream(name) }
  }

  /// A batch that is committed, with its stream.
  func batch(_ name: BatchName) throws(Failure) -> (stream: StreamPolicy, batch: Batch) {
    try orFailure { () throws(Refusal) in try state.wantedBatch(name) }
  }

  /// A batch that is open for work, with its stream and the rubric version that it pins.
  ///
  /// - Parameter what: what somebody wants to add to it, in the plural.
  /// - Throws: ``Failure`` where it is not open, or pins no rubric.
  func openBatch(_ name: BatchName, taking what: String) throws -> (stream: StreamPolicy, pin: Version) {
    let (stream, batch) = try batch(name)
    if let closed = Obstacle.closed(batch, to: what, rule: "batch/closed") { throw Failure(closed) }
    guard let pin = batch.rubric else {
      throw Failure("the batch \(name) pins no rubric", help: "git dataset check says what is wrong with it")
    }
    return (stream, pin)
  }

  /// - Throws: ``Failure`` where something keeps a person from what they want to do.
  func require(_ act: Act, in batch: Batch, by person: Person) throws {
    if let obstacle = try state.obstacle(to: act, in: batch, by: person) { throw Failure(obstacle) }
  }

  /// The seals of a batch; nil where its stream seals nothing.
  ///
  /// - Throws: ``Failure`` where somebody's cannot be read.
  func seals(of batch: BatchName) throws(Failure) -> BatchSeals? {
    try orFailure { () throws(Refusal) in try state.wantedSeals(of: batch) }
  }

  /// A rubric version of a stream.
  func rubric(_ version: Version, of stream: StreamPolicy) throws -> Document {
    guard let document = try tree.document(at: stream.files.rubric(version)) else {
      throw Failure(
        "the stream `\(stream.name)` has no rubric \(version) that can be read", help: "git dataset check says why")
    }
    return document
  }
}

extension Snapshot {
  /// A YAML file as a document; nil where there is none that can be read.
  func document(at path: String) throws -> Document? {
    guard let bytes = try file(at: path) else { return nil }
    let reading = Document.read(bytes, as: .yaml, limits: .item)
    return reading.document
  }
}
