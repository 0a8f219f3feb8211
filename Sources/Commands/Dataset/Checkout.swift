import Dataset
import Diagnostics
import Documents
import Engine
import Git
import Intake

/// The dataset in the work tree around, as its files say now: what commands that write items go by.
struct Checkout {
  /// The work tree, without a closing `/`.
  let root: String
  let manifest: Manifest
  let people: People

  /// Finds the work tree and reads manifest and people.
  ///
  /// - Throws: ``Failure`` where there is no work tree, or no manifest that can be read.
  init(in session: Session) throws {
    let repository = try session.repository.open()
    guard let folder = session.workTree ?? repository.workDirectory.map({ String($0.dropLast()) }) else {
      throw Failure("this repository is bare and has no work tree", help: "work in a clone: git clone URL")
    }
    root = folder
    guard FileSystem.exists("\(root)/\(Layout.manifestPath)") else {
      throw Failure("there is no dataset.yaml in \(root)", help: "make a dataset with git dataset init NAME")
    }
    manifest = Manifest(try Self.document("\(root)/\(Layout.manifestPath)"))
    people = People(try Self.document("\(root)/\(manifest.peoplePath)"), path: manifest.peoplePath)
  }

  /// A file that must be a document.
  static func document(_ path: String) throws(Failure) -> Document {
    let reading = Document.read(try FileSystem.read(path), as: .yaml)
    guard let document = reading.document else {
      throw Failure("\(path) cannot be read as YAML", help: "git dataset check says where")
    }
    return document
  }

  func stream(_ name: String) throws(Failure) -> StreamPolicy {
    guard let stream = manifest.stream(named: name) else {
      let known = manifest.streams.map(\.name).joined(separator: ", ")
      throw Failure("the dataset has no stream `\(name.shown())`", help: "its streams are \(known)")
    }
    return stream
  }

  /// A batch that exists, with its stream.
  func batch(_ text: String) throws(Failure) -> (stream: StreamPolicy, batch: Batch) {
    guard let name = BatchName(text) else {
      throw Failure("`\(text.shown())` is no batch", help: "name it as STREAM/BATCH, such as bug-fix/2026-11-a")
    }
    let stream = try stream(name.stream)
    let path = "\(root)/\(stream.batchFolder(name.batch).manifest)"
    guard FileSystem.exists(path) else {
      let batches = batches(of: stream)
      let help =
        batches.isEmpty
        ? "open it: git dataset batch open \(name)" : "the stream has \(batches.joined(separator: ", "))"
      throw Failure("there is no batch \(name)", help: help)
    }
    return (stream, Batch(try Self.document(path), name: name))
  }

  /// The names of a stream's batches in the work tree.
  func batches(of stream: StreamPolicy) -> [String] {
    let folder = "\(root)/\(stream.files.batches)"
    let names = (try? FileSystem.names(in: folder)) ?? []
    return names.filter { FileSystem.isDirectory("\(folder)/\($0)") }
  }

  /// The versions of a stream's rubric in the work tree, the oldest first.
  func rubrics(of stream: StreamPolicy) -> [Version] {
    let names = (try? FileSystem.names(in: "\(root)/\(stream.files.rubrics)")) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.compactMap { Version($0.dropLast(5)) }.sorted()
  }

  /// The person who works in this clone, by git's `user.email`.
  ///
  /// - Parameter way: what else can be done where nobody has that address.
  func me(_ git: GitProcess, orElse way: String = "") async throws(Failure) -> Person {
    try await people.me(git, in: root, orElse: way)
  }
}

extension People {
  /// The person who works in a clone, by git's `user.email`.
  ///
  /// - Parameter way: what else can be done where nobody has that address.
  func me(_ git: GitProcess, in root: String, orElse way: String = "") async throws(Failure) -> Person {
    guard let email = try await git.line(["config", "user.email"], in: root) else {
      throw Failure("git does not know who you are", help: "git config user.email YOU@EXAMPLE.COM, as in \(path)")
    }
    guard let person = person(withEmail: email) else {
      throw Failure(
        "nobody in \(path) has the address \(email.shown())",
        help: "ask an owner to add you, or set another git config user.email\(way)")
    }
    return person
  }
}

/// What a batch's items say about themselves, as far as a list of work needs it.
struct ItemSummary: Sendable {
  /// The item's path in the repository.
  let path: String
  let authors: [String]
  let rubric: Version
}

extension Checkout {
  /// The items of a batch in the work tree, by name.
  ///
  /// - Throws: ``Failure`` where one cannot be read, or names no rubric.
  func items(of batch: BatchName, in stream: StreamPolicy) throws(Failure) -> [ItemSummary] {
    let folder = stream.batchFolder(batch.batch).items
    guard FileSystem.exists("\(root)/\(folder)") else { return [] }
    var items: [ItemSummary] = []
    for name in try FileSystem.names(in: "\(root)/\(folder)").sorted() {
      guard let format = Format(fileName: name) else { continue }
      items.append(try item(at: "\(folder)/\(name)", format))
    }
    return items
  }

  private func item(at path: String, _ format: Format) throws(Failure) -> ItemSummary {
    let reading = Document.read(try FileSystem.read("\(root)/\(path)"), as: format, limits: .item)
    guard let root = reading.document?.root, let rubric = root["rubric"],
      let version = Version(rubric.text)
    else {
      throw Failure("\(path.shown(limit: 300)) names no rubric that can be read", help: "git dataset check says why")
    }
    let authors = root["authors"]?.elements.filter { $0.string != nil }.map(\.text) ?? []
    return ItemSummary(path: path, authors: authors, rubric: version)
  }
}
