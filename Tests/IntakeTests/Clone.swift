import Dataset
import Engine
import Git
import Intake
import Support

/// A sandbox with a repository, and the occasions of a clone in it.
struct Clone {
  let sandbox: Sandbox
  /// The folder of the work tree.
  let folder: String

  init(_ sandbox: Sandbox, _ folder: String = "repo") {
    self.sandbox = sandbox
    self.folder = folder
  }

  /// A repository with one commit that holds these files.
  static func holding(_ files: KeyValuePairs<String, String>) throws -> Clone {
    let clone = Clone(try Sandbox())
    try clone.sandbox.makeRepository()
    for (path, text) in files { try clone.sandbox.write(path, text) }
    try clone.sandbox.commit("First")
    return clone
  }

  /// The intake as a hook has it: git runs with `index` as its index, where one is given.
  func intake(index: String? = nil) -> LocalIntake {
    let (sandbox, folder) = (sandbox, folder)
    return LocalIntake(source: .at(sandbox.path(folder))) { arguments throws(Unreadable) in
      do {
        let more = index.map { ["GIT_INDEX_FILE": $0] } ?? [:]
        return try sandbox.git(arguments, in: folder, environment: more).bytes
      } catch {
        throw Unreadable("git", reason: "\(error)")
      }
    }
  }

  func write(_ path: String, _ text: String) throws { try sandbox.write(path, text, in: folder) }

  @discardableResult
  func git(_ arguments: String...) throws -> Sandbox.Output { try sandbox.git(arguments, in: folder) }
}

extension Snapshot {
  /// Every file as `mode id path`, whatever order folders are read in; ids as git computes them.
  func listing(_ clone: Clone) throws -> [String] {
    var lines: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      for entry in try entries(in: folder) ?? [] {
        let again = try self.entry(at: entry.path)
        guard again?.mode == entry.mode else {
          lines.append("lost \(entry.path)")
          continue
        }
        if entry.mode == .directory {
          folders.append(entry.path)
          if try entries(in: entry.path)?.isEmpty ?? true { lines.append("empty \(entry.path)") }
        } else {
          lines.append("\(entry.mode) \(entry.id ?? "") \(entry.path)")
        }
      }
    }
    return lines.sorted()
  }

  /// The folders below the root whose tree is known, as `id path`.
  func foldersWithID() throws -> [String] {
    var lines: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      for entry in try entries(in: folder) ?? [] where entry.mode == .directory {
        folders.append(entry.path)
        for id in [entry.id, try self.entry(at: entry.path)?.id] { if let id { lines.append("\(id) \(entry.path)") } }
      }
    }
    return lines
  }
}

extension Clone {
  /// What git says a tree holds.
  func listing(ofTree tree: String) throws -> [String] {
    let output = try sandbox.git(["ls-tree", "-r", "-z", "--full-tree", tree], in: folder)
    return output.bytes.split(separator: 0).map { record in
      let halves = String(decoding: record, as: UTF8.self).split(separator: "\t", maxSplits: 1)
      let parts = halves[0].split(separator: " ")
      let mode: FileEntry.Mode =
        switch parts[0] {
        case "100644": .file
        case "100755": .executable
        case "120000": .symlink
        case "160000": .gitlink
        default: .other(UInt32(parts[0], radix: 8) ?? 0)
        }
      return "\(mode) \(parts[2]) \(halves[1])"
    }.sorted()
  }

  /// The folders that git has below a tree's root, as `id path`.
  func folders(ofTree tree: String) throws -> Set<String> {
    let output = try sandbox.git(["ls-tree", "-r", "-d", "-z", "--full-tree", tree], in: folder)
    return Set(
      output.bytes.split(separator: 0).map { record in
        let halves = String(decoding: record, as: UTF8.self).split(separator: "\t", maxSplits: 1)
        return "\(halves[0].split(separator: " ")[2]) \(halves[1])"
      })
  }
}
