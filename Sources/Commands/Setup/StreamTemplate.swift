import Builtin
import Dataset
import Documents

/// What a stream starts from: a folder of data, shipped with the program or the user's own. A type of item is nothing
/// else, so an eighth type needs no code.
struct StreamTemplate {
  /// The folder's files by their paths in it.
  private let files: [NewFile]

  /// One that ships with the program.
  static func builtin(_ type: String) -> StreamTemplate {
    let folder = "Templates/streams/\(type)"
    return StreamTemplate(
      files: Builtin.files(under: folder).compactMap { file in
        file.path(from: folder).map { NewFile($0, file.bytes) }
      })
  }

  /// One of the user's own.
  ///
  /// - Throws: ``Failure`` where the folder cannot be read, or lacks `stream.yaml`, `schema.yaml` or a rubric.
  init(folder: String) throws(Failure) {
    files = try Self.read(folder, "")
    for needed in [StreamFolder.here.defaults, StreamFolder.here.schema(.yaml), StreamFolder.here.rubric(rubric)]
    where !files.contains(where: { $0.path == needed }) {
      throw Failure(
        "\(folder) has no \(needed), which every stream starts from", help: "add it, or name a type that ships")
    }
  }

  private init(files: [NewFile]) {
    self.files = files
  }

  private static func read(_ folder: String, _ prefix: String) throws(Failure) -> [NewFile] {
    var files: [NewFile] = []
    for name in try FileSystem.names(in: folder) {
      let path = "\(folder)/\(name)"
      if FileSystem.isDirectory(path) {
        files += try read(path, "\(prefix)\(name)/")
      } else {
        files.append(NewFile(prefix + name, try FileSystem.read(path)))
      }
    }
    return files
  }

  /// The rubric version that the stream starts with: what its entry says, else the first there may be.
  var rubric: Version {
    let entry = files.first { $0.path == StreamFolder.here.defaults }
    let root = entry.flatMap { Document.read($0.bytes, as: .yaml, limits: .item).document?.root }
    return root?["rubric"].flatMap { Version($0.text) } ?? .first
  }

  /// The files of the stream's policy: everything but the manifest's entry and the examples.
  func policy(in folder: String) -> [NewFile] {
    files.filter { $0.path != StreamFolder.here.defaults && !Self.isExample($0) }.map {
      NewFile("\(folder)/\($0.path)", $0.bytes)
    }
  }

  private static func isExample(_ file: NewFile) -> Bool { file.path.hasPrefix(StreamFolder.here.batches + "/") }

  func examples(in folder: String) -> [NewFile] {
    files.filter(Self.isExample).map { NewFile("\(folder)/\($0.path)", $0.bytes) }
  }

  /// The stream's entry in the manifest, indented to stand under `streams:`.
  ///
  /// - Parameters:
  ///   - name: the stream's name.
  ///   - type: the type of its items, which the entry says where it is not the name.
  func entry(named name: String, type: String) -> String {
    let file = files.first { $0.path == StreamFolder.here.defaults }
    let text = file.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let comments = lines.prefix { $0.hasPrefix("#") }
    let rest = lines.dropFirst(comments.count).filter { !$0.isEmpty }
    let head = comments.map { "  \($0)" } + ["  \(name):"] + (type == name ? [] : ["    type: \(type)"])
    return (head + rest.map { "    \($0)" }).joined(separator: "\n")
  }
}
