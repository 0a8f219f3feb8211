import Dataset
import Diagnostics
import Engine
import Glibc

/// One signed commit that brings or changes some files and nothing else, whatever else is staged or changed in the
/// clone.
///
/// git itself makes it, so that its hooks run and it signs as it is set up to: from an index of its own, which is the
/// last commit and the files. Then it is judged by the server's rules, before any ref leads to it, and only when it is
/// taken do the branch move and the files get into the real index and the work tree. What a hook, a rule or whoever has
/// the passphrase refuses leaves nothing behind.
struct StatementCommit {
  let dataset: CommittedDataset
  let session: Session
  let files: [NewFile]
  /// The paths of files that go.
  var removals: [String] = []
  let message: String

  /// Takes back what was kept for the commit, where it is not made.
  var takingBack: () -> Void = {}

  private var git: GitProcess { session.git }

  /// Makes the commit.
  ///
  /// - Returns: its id, and what git and the hooks said about it.
  /// - Throws: ``StatementRefusal`` where a server would refuse it, ``Failure`` where it cannot be made.
  func make() async throws -> (id: String, said: String) {
    let workshop = "\(dataset.gitDirectory)/dataset/statement-\(getpid())"
    FileSystem.removeTree(workshop)
    defer { FileSystem.removeTree(workshop) }
    let draft = CommitDraft(
      git: git, root: dataset.root, gitDirectory: dataset.gitDirectory, head: dataset.head, index: "\(workshop)/index",
      message: message)
    let made: CommitDraft.Made
    let entries: [UInt8]
    do {
      try refuseWhileBusy()
      for path in files.map(\.path) + removals { try await refuse(over: path) }
      entries = try await self.entries(in: workshop)
      try await stage(entries, in: draft.index)
      made = try await draft.make()
      try await refuseUnlessTaken(made.id)
      try await draft.land(made)
    } catch {
      takingBack()
      throw error
    }
    try await place(entries, of: made.id)
    return (made.id, made.said + (try await draft.tell()))
  }

  /// Puts the files of a commit that is there into the index and the work tree.
  private func place(_ entries: [UInt8], of commit: String) async throws {
    do throws(Failure) {
      try await git.run(["update-index", "--add", "-z", "--index-info"], in: dataset.root, input: entries)
      for file in files { try FileSystem.write(file.bytes, to: file.path, below: dataset.root) }
      for path in removals where FileSystem.exists("\(dataset.root)/\(path)") {
        try FileSystem.remove("\(dataset.root)/\(path)")
      }
      try await refresh()
    } catch {
      throw Failure(
        "the commit \(commit.prefix(12)) is made, but its files could not be put in place: \(error.message)",
        help: "git restore --source=HEAD --staged --worktree -- "
          + (files.map(\.path) + removals).map(\.shellQuoted).joined(separator: " "))
    }
  }

  /// Lets git see that the files in place are those of the index: until then it takes them for changed, and refuses to
  /// take the commit back.
  private func refresh() async throws(Failure) {
    guard !files.isEmpty else { return }
    // What it cannot refresh, such as what lies outside a sparse checkout, is in place all the same.
    _ = try await git.result(
      of: ["--literal-pathspecs", "add", "--refresh", "--pathspec-from-file=-", "--pathspec-file-nul"],
      in: dataset.root, input: Array(files.map { "\($0.path)\0" }.joined().utf8))
  }

  /// The files as `git update-index --index-info` takes them, after git has stored them.
  private func entries(in workshop: String) async throws(Failure) -> [UInt8] {
    var paths = ""
    for (number, file) in files.enumerated() {
      try FileSystem.write(file.bytes, to: "\(workshop)/\(number)")
      paths += "\(workshop)/\(number)\n"
    }
    let output = try await git.run(
      ["hash-object", "-w", "--no-filters", "--stdin-paths"], in: dataset.root, input: Array(paths.utf8))
    let ids = String(decoding: output, as: UTF8.self).split(separator: "\n")
    guard ids.count == files.count else { throw Failure("git did not store the records") }
    let gone = Self.lines(taking: removals)
    return Array(zip(ids, files).map { "100644 \($0)\t\($1.path)\0" }.joined().utf8) + gone
  }

  /// What takes files out of an index, as `git update-index --index-info` takes it.
  static func lines(taking paths: [String]) -> [UInt8] {
    let none = String(repeating: "0", count: 40)
    return Array(paths.map { "0 \(none)\t\($0)\0" }.joined().utf8)
  }

  /// Writes an index that nobody else uses: the last commit's tree with the entries.
  private func stage(_ entries: [UInt8], in index: String) async throws(Failure) {
    let own = ["GIT_INDEX_FILE": Optional(index)]
    // A copy of the real one knows which files of the work tree are unchanged, so that git need not read them all.
    if let real = try await git.line(["rev-parse", "--path-format=absolute", "--git-path", "index"], in: dataset.root),
      FileSystem.exists(real)
    {
      try FileSystem.write(try FileSystem.read(real), to: index)
    }
    try await git.run(["read-tree", "--reset", dataset.head], in: dataset.root, changing: own)
    try await git.run(
      ["update-index", "--add", "-z", "--index-info"], in: dataset.root, changing: own, input: entries)
  }

  /// - Throws: ``Failure`` where a commit now would end what is under way.
  private func refuseWhileBusy() throws(Failure) {
    let signs = [
      ("MERGE_HEAD", "a merge", "git merge --continue"),
      ("CHERRY_PICK_HEAD", "a cherry-pick", "git cherry-pick --continue"),
      ("REVERT_HEAD", "a revert", "git revert --continue"), ("rebase-merge", "a rebase", "git rebase --continue"),
      ("rebase-apply", "a rebase", "git rebase --continue"),
    ]
    guard let (_, what, command) = signs.first(where: { FileSystem.exists("\(dataset.gitDirectory)/\($0.0)") }) else {
      return
    }
    throw Failure("\(what) is under way in this clone", help: "end it first: \(command), or --abort in its place")
  }

  /// - Throws: ``Failure`` where a file would take the place of something that is nowhere else.
  private func refuse(over path: String) async throws {
    let place = try FileSystem.place(of: path, below: dataset.root)
    let committed = try dataset.tree.file(at: path)
    let staged = try await git.run(
      ["diff", "--cached", "--name-only", "-z", dataset.head, "--", ":(top,literal)\(path)"], in: dataset.root)
    let lies = FileSystem.exists(place) ? try FileSystem.read(place) : committed
    guard staged.isEmpty, lies == committed else {
      guard committed == nil else {
        throw Failure(
          "\(path.shown(limit: 300)) has changes that are not committed",
          help: "commit them first, or drop them: git restore --staged --worktree -- \(path.shellQuoted)")
      }
      throw Failure(
        "\(path.shown(limit: 300)) is there and not committed",
        help: "move it away, or take it out of the index: git rm --cached \(path.shellQuoted)")
    }
  }
}
