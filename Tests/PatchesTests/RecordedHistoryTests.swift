import Foundation
import Patches
import Support
import Testing

/// The commits of this repository, where it is one: each patch leads from the parent's tree to the commit's.
@Suite struct RecordedHistoryTests {
  private static let commits = 300
  private let sandbox: Sandbox
  private let root: String

  init() throws {
    sandbox = try Sandbox()
    root =
      URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  }

  private func git(_ arguments: [String], input: [UInt8] = []) throws -> Sandbox.Output {
    try sandbox.run("git", ["-c", "safe.directory=*", "-C", root] + arguments, input: input)
  }

  @Test func replaysItsOwnHistory() throws {
    let log = try git(["log", "--no-merges", "--format=%H %T %P", "-n", "\(Self.commits)"])
    let commits = log.lines.map { $0.split(separator: " ").map(String.init) }.filter { $0.count == 3 }
    guard log.status == 0, commits.count >= 50 else {
      print("skipped: there is no history of 50 commits in \(root)")
      return
    }
    for commit in commits { try replay(commit[0], tree: commit[1], parent: commit[2]) }
    print("\(commits.count) commits replayed")
  }

  private func replay(_ commit: String, tree: String, parent: String) throws {
    let patch = try git(["diff-tree", "-p", "-M", "--binary", "--full-index", parent, commit]).bytes
    // A commit may change nothing.
    guard !patch.isEmpty else { return }
    do {
      let patch = try Patch(patch)
      let (top, trees) = try trees(of: parent)
      let listing = try BaseListing(BaseListing.written(top, touching: patch.paths) { trees[$0] ?? [] })
      #expect(listing.treeID(.sha1) == top)
      let read = patch.changes.compactMap(\.oldPath)
      var replay = try Replay(listing, contents: try contents(of: Set(read), in: parent), hash: .sha1)
      #expect(try replay.apply(patch).description == tree, "\(commit)")
    } catch {
      Issue.record("\(commit): \(error)")
    }
  }

  /// All folders of a commit by their ids.
  private func trees(of commit: String) throws -> (ObjectName, [ObjectName: [ListedEntry]]) {
    let top = try #require(ObjectName(try git(["rev-parse", "\(commit)^{tree}"]).text))
    var ids: [ArraySlice<UInt8>: ObjectName] = [[]: top]
    var trees: [ObjectName: [ListedEntry]] = [:]
    for line in try git(["ls-tree", "-r", "-t", "-z", "--full-tree", commit]).bytes.split(separator: 0) {
      let tab = try #require(line.firstIndex(of: 9))
      let fields = String(decoding: line[..<tab], as: UTF8.self).split(separator: " ")
      let id = try #require(ObjectName(String(fields[2])))
      let path = line[(tab + 1)...]
      let slash = path.lastIndex(of: UInt8(ascii: "/"))
      let name = slash.map { path[($0 + 1)...] } ?? path
      let folder = try #require(ids[slash.map { path[..<$0] } ?? []])
      let mode = try #require(UInt32(fields[0], radix: 8))
      trees[folder, default: []].append(try #require(ListedEntry(name: Array(name), mode: mode, id: id)))
      if mode == 0o40000 { ids[path] = id }
    }
    return (top, trees)
  }

  private func contents(of paths: Set<TreePath>, in commit: String) throws -> [TreePath: [UInt8]] {
    let paths = paths.sorted()
    let input = paths.map { "\(commit):\(String(decoding: $0.bytes, as: UTF8.self))\n" }.joined()
    let output = try git(["cat-file", "--batch"], input: bytes(input)).bytes
    var contents: [TreePath: [UInt8]] = [:]
    var place = 0
    for path in paths {
      let end = try #require(output[place...].firstIndex(of: 10))
      let size = try #require(Int(String(decoding: output[place..<end], as: UTF8.self).split(separator: " ")[2]))
      contents[path] = Array(output[(end + 1)..<(end + 1 + size)])
      place = end + 2 + size
    }
    return contents
  }
}
