import Foundation

/// The files of the source tree.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A Swift file.
  struct File: Sendable, CustomStringConvertible {
    /// The path from the root.
    let path: String
    let lines: [String]

    var description: String { path }
    var name: String { URL(filePath: path).deletingPathExtension().lastPathComponent }
    /// The target's name: `Engine` for `Sources/Engine/Inspector.swift`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  }

  /// The Swift files of a folder, in the order of their paths.
  static func swiftFiles(in folder: String) -> [File] {
    paths(in: folder).filter { $0.hasSuffix(".swift") }.compactMap { path in
      text(path).map { File(path: path, lines: $0.components(separatedBy: "\n")) }
    }
  }

  /// Every file of a folder, in the order of the paths; of the root, what is committed and no build.
  static func paths(in folder: String) -> [String] {
    let start = root.appending(path: folder)
    guard let walk = FileManager.default.enumerator(atPath: start.path) else { return [] }
    var paths: [String] = []
    while let path = walk.nextObject() as? String {
      let name = path.split(separator: "/").last ?? ""
      if name.hasPrefix(".build") || name == ".git" || name == "bench-data" || name == "Package.resolved" {
        walk.skipDescendants()
        continue
      }
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: start.appending(path: path).path, isDirectory: &isFolder)
      if exists, !isFolder.boolValue { paths.append(folder.isEmpty ? path : "\(folder)/\(path)") }
    }
    return paths.sorted()
  }

  /// A file's text; nil where it is none.
  static func text(_ path: String) -> String? {
    (try? Data(contentsOf: root.appending(path: path))).flatMap { String(validating: $0, as: UTF8.self) }
  }

  static let sources = swiftFiles(in: "Sources")
  static let tests = swiftFiles(in: "Tests")
}
