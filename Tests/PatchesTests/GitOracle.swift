import Foundation
import Patches
import Support
import Testing

/// What git says of patches: one repository that has all trees and makes patches, and one that has only the trees that
/// patches are applied to, so that git cannot look up what a patch should say.
struct GitOracle {
  let sandbox: Sandbox

  /// What comes of a patch.
  enum Answer: Equatable {
    case tree(String)
    case refused(String)
    /// git ended by an assertion of its own, so there is nothing to compare with.
    case crashed
  }

  init(format: String = "sha1") throws {
    sandbox = try Sandbox()
    try sandbox.makeRepository("all", "--object-format=\(format)")
    try sandbox.makeRepository("bases", "--object-format=\(format)")
  }

  /// Stores trees in a repository; gives their ids.
  func store(_ trees: [Files], in repository: String) throws -> [String] {
    var stream: [UInt8] = []
    for (number, files) in trees.enumerated() {
      stream += Array("commit refs/heads/t\(number)\ncommitter A <a@example.com> 0 +0000\ndata 0\n".utf8)
      for (path, file) in files.sorted(by: { $0.key < $1.key }) {
        let name =
          path.bytes.contains(10) || path.description.hasPrefix("\"")
          ? path.description : String(decoding: path.bytes, as: UTF8.self)
        if file.mode == .submodule {
          let commit = String(decoding: file.content.dropFirst(18).dropLast(), as: UTF8.self)
          stream += Array("M 160000 \(commit) \(name)\n".utf8)
        } else {
          stream += Array("M \(file.mode) inline \(name)\ndata \(file.content.count)\n".utf8) + file.content + [10]
        }
      }
      stream += [10]
    }
    try sandbox.git(["fast-import", "--quiet", "--force"], in: repository, input: stream)
    let refs = trees.indices.map { "refs/heads/t\($0)^{tree}\n" }.joined()
    return try sandbox.git(
      ["cat-file", "--batch-check=%(objectname)"], in: repository, input: Array(refs.utf8)
    ).lines
  }

  /// The patches between pairs of trees.
  func patches(_ pairs: [(String, String)], _ options: [String]) throws -> [[UInt8]] {
    let input = pairs.map { "\($0.0) \($0.1)\n" }.joined()
    let output = try sandbox.git(
      ["diff-tree", "--stdin", "-p", "-r"] + options, in: "all", input: Array(input.utf8)
    ).bytes
    // Each patch follows a line with the two ids.
    var patches: [[UInt8]] = []
    var place = 0
    for (number, pair) in pairs.enumerated() {
      let header = Array("\(pair.0) \(pair.1)\n".utf8)
      guard output[place...].starts(with: header) else {
        patches.append([])
        continue
      }
      place += header.count
      var end = output.count
      if let next = pairs[(number + 1)...].first(where: { _ in true }) {
        end = Self.find(Array("\(next.0) \(next.1)\n".utf8), in: output, from: place) ?? output.count
      }
      patches.append(Array(output[place..<end]))
      place = end
    }
    return patches
  }

  private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    Data(bytes).range(of: Data(needle), in: start..<bytes.count)?.lowerBound
  }

  /// Applies a patch to a tree.
  func apply(_ patch: [UInt8], to tree: String) throws -> Answer {
    let index = sandbox.path("index")
    let kept = sandbox.path("index-\(tree)")
    if !FileManager.default.fileExists(atPath: kept) {
      try sandbox.git(["read-tree", tree], in: "bases", environment: ["GIT_INDEX_FILE": kept])
    }
    for file in [index, index + ".lock"] { try? FileManager.default.removeItem(atPath: file) }
    try FileManager.default.copyItem(atPath: kept, toPath: index)
    let output = try sandbox.run(
      "git", ["apply", "--cached", "-v"], in: "bases", input: patch, environment: ["GIT_INDEX_FILE": index])
    if output.errors.contains("Assertion") { return .crashed }
    guard output.status == 0 else { return .refused(output.errors) }
    // Git goes on where a binary patch is damaged, with what it has read before.
    for words in ["(offset", "corrupt binary patch", "unrecognized binary patch"] where output.errors.contains(words) {
      return .refused(output.errors)
    }
    return .tree(try sandbox.git(["write-tree"], in: "bases", environment: ["GIT_INDEX_FILE": index]).text)
  }

  /// The listing of a tree with the folders along some paths open.
  func listing(_ tree: String, touching paths: [TreePath]) throws -> [UInt8] {
    let id = try #require(ObjectName(tree))
    return try BaseListing.written(id, touching: paths) { id in
      let lines = try sandbox.git(["ls-tree", "-z", id.description], in: "bases").bytes.split(separator: 0)
      return lines.compactMap { line in
        let tab = line.firstIndex(of: 9) ?? line.endIndex
        let fields = String(decoding: line[..<tab], as: UTF8.self).split(separator: " ")
        guard let mode = UInt32(fields[0], radix: 8), let id = ObjectName(String(fields[2])) else { return nil }
        return ListedEntry(name: Array(line[(tab + 1)...]), mode: mode, id: id)
      }
    }
  }
}
