import Foundation

/// The files of `Templates/` and `Hooks/` as Swift source.
struct Embedding {
  private struct File {
    let path: String
    let content: Data
    let isExecutable: Bool

    /// An expression that makes the file's `BuiltinFile`; base64 where the bytes are no UTF-8.
    var expression: String {
      let text = String(validating: content, as: UTF8.self)
      let literal = SwiftLiteral(text ?? content.base64EncodedString())
      let form = text == nil ? ", isBase64: true" : ""
      let mode = isExecutable ? ", isExecutable: true" : ""
      return "BuiltinFile(path: \(SwiftLiteral(path)), content: \(literal)\(form)\(mode))"
    }
  }

  private let files: [File]
  private let shards: Int

  init(root: URL, shards: Int) throws {
    let paths = try ["Hooks", "Templates"].flatMap { try Tree.files(under: $0, of: root) }
    files = try paths.map { path in
      let url = root.appending(path: path)
      return File(
        path: path, content: try Data(contentsOf: url),
        isExecutable: FileManager.default.isExecutableFile(atPath: url.path))
    }
    self.shards = shards
  }

  func write(to folder: URL) throws {
    var parts = [[File]](repeating: [], count: shards)
    let share = files.reduce(0) { $0 + $1.content.count } / shards + 1
    var size = 0
    for file in files {
      parts[min(size / share, shards - 1)].append(file)
      size += file.content.count
    }
    for (number, part) in parts.enumerated() {
      try folder.appending(path: "BuiltinFiles\(number).swift").update(Self.source(of: part, number: number))
    }
    try folder.appending(path: "BuiltinFiles.swift").update(index)
  }

  private static func source(of files: [File], number: Int) -> String {
    let lines = files.map { "    \($0.expression),\n" }.joined()
    return "extension Builtin {\n  static let files\(number): [BuiltinFile] = [\n\(lines)  ]\n}\n"
  }

  private var index: String {
    let parts = (0..<shards).map { "files\($0)" }.joined(separator: ", ")
    return """
      extension Builtin {
        /// Every embedded file, in byte order of the paths.
        package static let files: [BuiltinFile] = [\(parts)].flatMap { $0 }
      }

      """
  }
}
