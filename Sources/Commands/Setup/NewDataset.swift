import Builtin
import Dataset
import Documents

/// The files of a new dataset, made from the templates: values only, nothing is written here.
struct NewDataset {
  let name: String
  /// A random UUID (RFC 9562, version 4).
  let id: String
  /// The streams, by the types whose templates they are.
  let types: [String]

  /// The rubrics that the streams start with.
  var rubrics: [RubricReference] {
    types.map { RubricReference(stream: $0, version: StreamTemplate.builtin($0).rubric) }
  }

  /// The types that ship with the program, in the order of their names.
  static let knownTypes: [String] = Builtin.files(under: "Templates/streams")
    .compactMap { $0.path(from: "Templates/streams") }.filter { $0.lastPart == StreamFolder.here.defaults }
    .map(\.parentPath)

  static func randomID() -> String {
    var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var parts: [Substring] = []
    var rest = hex[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }

  /// The first commit: policy only.
  ///
  /// - Parameter people: the text of the people file.
  func policy(people: String) -> [NewFile] {
    var files = [NewFile(Manifest.usualPeoplePath, people), NewFile(Layout.manifestPath, manifest)]
    files += template("repository/README.md").map { NewFile("README.md", $0) }
    for (template, path) in [
      ("gitattributes", ".gitattributes"), ("gitignore", ".gitignore"), ("editorconfig", ".editorconfig"),
      ("vscode/extensions.json", ".vscode/extensions.json"), ("vscode/settings.json", ".vscode/settings.json"),
    ] {
      files += self.template("repository/\(template)").map { NewFile(path, $0) }
    }
    for file in Builtin.files(under: "Templates/schemas") {
      files.append(NewFile("schemas/\(file.path.lastPart)", file.bytes))
    }
    for type in types { files += StreamTemplate.builtin(type).policy(in: "streams/\(type)") }
    return files
  }

  /// The second commit, where it is wanted: a batch of examples in every stream.
  ///
  /// - Parameter owner: who is said to have written them, the one person that a new dataset has.
  func examples(by owner: String) -> [NewFile] {
    let layout = Layout(people: Manifest.usualPeoplePath, open: [], streams: types.map { ($0, "streams/\($0)") })
    return types.flatMap { StreamTemplate.builtin($0).examples(in: "streams/\($0)") }.map { file in
      guard case .batch(_, .item(_, let format)) = layout.place(of: file.path),
        let item = ExampleItem(file.bytes, as: format)
      else { return file }
      return NewFile(file.path, item.written(by: owner))
    }
  }

  private var manifest: String {
    let streams = types.map { StreamTemplate.builtin($0).entry(named: $0, type: $0) }.joined(separator: "\n")
    let values = ["id": id, "name": Value.string(name).inYAML, "streams": streams]
    return (Template(text(of: "Templates/dataset.yaml") ?? "").filled(with: values))
      .replacing("$schema=schemas/", with: "$schema=./schemas/")
  }

  private func template(_ path: String) -> [String] {
    text(of: "Templates/\(path)").map { [Template($0).filled(with: ["name": name])] } ?? []
  }

  private func text(of path: String) -> String? {
    Builtin.file(at: path).map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}

/// A file to be written: where, and what.
struct NewFile: Sendable {
  /// The path from the root of the repository.
  let path: String
  let bytes: [UInt8]

  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(_ path: String, _ text: String) {
    self.init(path, Array(text.utf8))
  }
}

extension String {
  fileprivate var lastPart: Substring { self[(lastIndex(of: "/").map { index(after: $0) } ?? startIndex)...] }
}

/// A text with places to fill in, written `{{name}}`.
struct Template {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The text with each place filled; a place without a value stays as it is.
  func filled(with values: [String: String]) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      result += rest[..<open.lowerBound]
      let name = String(rest[open.upperBound..<close.lowerBound])
      result += values[name] ?? "{{\(name)}}"
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}
