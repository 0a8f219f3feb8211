import Dataset
import Documents
import Engine
import Intake
import Processes

/// Policy as the protected branch has it, which a merge leaves as it is.
struct ProtectedPolicy {
  private let layout: Layout
  private let snapshot: any Snapshot

  /// - Parameter commit: the commit that the branch is at.
  /// - Throws: ``Failure`` where it has no manifest that can be read.
  init(_ commit: String, in session: Session) throws {
    guard let snapshot = try session.intake.tree(commit).source?.open(), let manifest = try Manifest.read(in: snapshot)
    else {
      throw Failure(
        "the protected branch has no dataset.yaml that can be read", help: "let an owner mend it on that branch")
    }
    layout = manifest.layout
    self.snapshot = snapshot
  }

  /// Whether a path is policy there.
  func holds(_ path: String) -> Bool { layout.place(of: path).isPolicy }

  /// The paths of policy that a tree has otherwise, in byte order.
  func paths(otherwiseIn tree: String, _ session: Session) throws -> [String] {
    guard let other = try session.intake.tree(tree).source?.open() else { return [] }
    let changes = try PolicyDifference(layout, from: snapshot, to: other).changes()
    return changes.map(\.path).sorted { $0.precedes($1) }
  }
}

extension GitProcess {
  /// The id of a tree with some paths as another one has them; no index and no file of the work tree changes.
  func tree(
    _ tree: String, with paths: [String], from other: String, in root: String
  ) async throws(Failure) -> String {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { folder.remove() }
    let own = ["GIT_INDEX_FILE": Optional("\(folder.path)/index")]
    try await run(["read-tree", tree], in: root, changing: own)
    try await run(
      [
        "--literal-pathspecs", "restore", "--staged", "--source=\(other)", "--pathspec-from-file=-",
        "--pathspec-file-nul",
      ],
      in: root, changing: own, input: Array(paths.joined(separator: "\0").utf8))
    let written = try await run(["write-tree"], in: root, changing: own)
    return String(String(decoding: written, as: UTF8.self).prefix { $0 != "\n" })
  }
}
