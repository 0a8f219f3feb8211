package import Engine
import Git

/// Runs git with the process's own environment and gives back what it prints.
package typealias RunGit = @Sendable ([String]) async throws(Unreadable) -> [UInt8]

/// The occasions of a clone: its work tree, its index, a tree or a range of commits.
package struct LocalIntake: Sendable {
  let source: RepositorySource
  let workTree: String?
  let git: RunGit

  /// - Parameters:
  ///   - source: the clone's repository.
  ///   - workTree: its work tree, with a closing `/`, where it is another than the repository itself knows.
  ///   - git: runs git.
  package init(source: RepositorySource, workTree: String? = nil, git: @escaping RunGit) {
    self.source = source
    self.workTree = workTree
    self.git = git
  }

  private static let listing = ["ls-files", "-z", "-t", "--full-name", "--cached", "--others", "--exclude-standard"]

  /// Everything in the work tree.
  package func workTree() async throws(Unreadable) -> Inquiry {
    let root = try workDirectory()
    return Inquiry(source: try await files(in: root), scope: .everything)
  }

  /// The files of the work tree at or below some paths, with whatever depends on them.
  ///
  /// - Parameter paths: as git takes them, relative to where the process is.
  package func workTree(paths: [String]) async throws(Unreadable) -> Inquiry {
    let root = try workDirectory()
    let wanted = try await listing(of: paths)
    let source = try await files(in: root)
    let snapshot = try source.open()
    var changes: [PathChange] = []
    for bytes in Set(WorkTreeSource.records(wanted).map(\.name)).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let name = String(decoding: bytes, as: UTF8.self)
      changes.append(PathChange(path: name, old: nil, new: try snapshot.entry(at: name)))
    }
    return Inquiry(source: source, scope: .changes(changes))
  }

  private func listing(of paths: [String]) async throws(Unreadable) -> [UInt8] {
    do throws(Unreadable) { return try await git(Self.listing + ["--error-unmatch", "--"] + paths) } catch {
      guard error.reason.contains("did not match any file") else { throw error }
      throw Unreadable(
        paths.joined(separator: " "), reason: "there is no such file, or git ignores it",
        help: "name files and folders of the work tree, as git takes them")
    }
  }

  /// The files of the work tree; what a sparse checkout leaves out of it is taken from the index.
  private func files(in root: String) async throws(Unreadable) -> WorkTreeSource {
    let listing = try await git(Self.listing + ["--", ":/"])
    let isWhole = !WorkTreeSource.records(listing).contains { $0.tag == UInt8(ascii: "S") }
    let index = isWhole ? [] : try await git(["ls-files", "-z", "-t", "--stage", "--full-name", "--", ":/"])
    return try WorkTreeSource(root: root, listing: listing, index: index, repository: source)
  }

  private func workDirectory() throws(Unreadable) -> String {
    if let workTree { return workTree }
    guard let root = try source.open().workDirectory else {
      throw Unreadable(
        "this repository", reason: "it is bare and has no work tree", help: "name a revision: git dataset check HEAD")
    }
    return root
  }

  /// What is staged, as git is about to commit it.
  package func staged() async throws(Unreadable) -> Inquiry {
    let repository = try source.open()
    let head = try reading { () throws(GitError) in try repository.target(ofReference: "HEAD") }
    let changes = try await changes(against: head)
    let commits = CommitIntake(repository: repository)
    let tree = try head.map { (id) throws(Unreadable) in try commits.tree(of: id) }
    let base = TreeSource(repository: source, root: tree)
    return Inquiry(
      source: OverlaySource(base: base, changes: changes), base: try published(repository, commits) ?? base,
      scope: .changes(changes), occasion: .staged)
  }

  /// What the index that git is about to commit changes against a commit; against nothing where there is none.
  func changes(against commit: ObjectID?) async throws(Unreadable) -> [PathChange] {
    try RawDifference.parse(try await git(Self.comparison + [commit?.description ?? Self.emptyTree, "--"]))
  }

  /// Not `git diff-index`, which writes out a sparse index before it compares. The options take away whatever settings
  /// could add to what is printed, or leave out of it.
  private static let comparison = [
    // What lies in the work tree does not matter here, so git need not look for what a sparse checkout leaves out.
    "-c", "sparse.expectFilesOutsideOfPatterns=true",
    "diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--ignore-submodules=none",
    "--no-ext-diff", "--no-textconv", "--no-color", "-O/dev/null",
    // A file that is only meant to be added (git add -N) is not in the commit.
    "--ita-invisible-in-index",
  ]

  /// The tree that every git knows as the empty one.
  private static let emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"

  /// What others can already see: the remote's default branch, as far as it was fetched.
  ///
  /// The remote is `origin`, or, where there is none of that name, the first that has such a branch.
  private func published(
    _ repository: Repository, _ commits: CommitIntake
  ) throws(Unreadable) -> TreeSource? {
    var tip = try tip(of: ["refs/remotes/origin/HEAD", "refs/remotes/origin/main"], repository)
    if tip == nil { tip = try self.tip(of: otherRemotes(repository), repository) }
    guard let tip else { return nil }
    return TreeSource(repository: source, root: try commits.tree(of: tip))
  }

  /// The first of some branches that there is.
  private func tip(of names: [String], _ repository: Repository) throws(Unreadable) -> ObjectID? {
    for name in names {
      if let tip = try reading({ () throws(GitError) in try repository.target(ofReference: name) }) { return tip }
    }
    return nil
  }

  /// The default branches of all remotes, by name. All refs are listed for it, so it is asked last.
  private func otherRemotes(_ repository: Repository) throws(Unreadable) -> [String] {
    let names = try reading { () throws(GitError) in try repository.references(withPrefix: "refs/remotes/") }
    return names.filter { name in
      name.split(separator: "/").count == 4 && (name.hasSuffix("/HEAD") || name.hasSuffix("/main"))
    }.sorted()
  }

  /// Everything in the tree that a revision names.
  package func tree(_ revision: String) throws(Unreadable) -> Inquiry {
    let repository = try source.open()
    let id = try reading { () throws(GitError) in try repository.resolve(revision: revision) }
    let root: ObjectID
    if let commit = try reading({ () throws(GitError) in try repository.commit(peelingFrom: id) }) {
      let commits = CommitIntake(repository: repository)
      root = try commits.tree(of: commit)
    } else {
      guard try reading({ () throws(GitError) in try repository.header(of: id).kind }) == .tree else {
        throw Unreadable(
          revision, reason: "it is neither a commit nor a tree", help: "to check a file: git dataset check -- PATH")
      }
      root = id
    }
    return Inquiry(source: TreeSource(repository: source, root: root), scope: .everything)
  }

  /// What the commits from one revision to another change, and the commits themselves.
  ///
  /// - Parameter occasion: what they are looked at for.
  package func range(
    from old: String, to new: String, as occasion: Occasion = .range
  ) async throws(Unreadable) -> Inquiry {
    let repository = try source.open()
    let base = try commit(old, repository)
    let tip = try commit(new, repository)
    let range = RangeIntake(source: source, repository: repository, occasion: occasion)
    return try await range.inquiry(from: [base], to: tip)
  }

  func commit(_ revision: String, _ repository: Repository) throws(Unreadable) -> ObjectID {
    // git would take the tag, with no more than a warning: whoever can make a tag could show another history.
    guard try !isBranchAndTag(revision, repository) else {
      throw Unreadable(
        revision, reason: "there is a branch and a tag of that name",
        help: "write refs/heads/\(revision) or refs/tags/\(revision)")
    }
    let id = try reading { () throws(GitError) in
      // By the full name of a ref no commit is read, so that one which is malformed can be told as such.
      let isFullName = revision == "HEAD" || revision.hasPrefix("refs/")
      let target = isFullName ? try repository.target(ofReference: revision) : nil
      if let target { return try repository.commit(peelingFrom: target) }
      return try repository.commit(peelingFrom: repository.resolve(revision: revision))
    }
    guard let id else { throw Unreadable(revision, reason: "it names no commit") }
    return id
  }

  private func isBranchAndTag(_ name: String, _ repository: Repository) throws(Unreadable) -> Bool {
    try reading { () throws(GitError) in
      let branch = try repository.target(ofReference: "refs/heads/\(name)")
      let tag = try repository.target(ofReference: "refs/tags/\(name)")
      return branch != nil && tag != nil
    }
  }
}
