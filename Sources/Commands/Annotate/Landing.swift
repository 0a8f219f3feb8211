import Dataset
import Diagnostics

/// A branch on its way into the protected one.
struct Landing {
  /// The branch as it was named.
  let name: String
  /// The short name of the protected branch.
  let target: String
  /// The remote that has the protected branch; nil where there is none.
  let remote: String?
  /// The id of the commit that the protected branch is at, at the remote where there is one.
  let base: String
  /// The id of the commit that lands.
  private let tip: String
  private let root: String
  private let git: GitProcess

  /// Finds both ends, after asking the remote for its own.
  ///
  /// - Throws: ``Failure`` where one of them is not there.
  init(of branch: String, onto: String?, isOffline: Bool, in session: Session) async throws {
    // Everything is found before any of it is stored: the optimizer crashes on an initializer that waits in between.
    let checkout = try Checkout(in: session)
    let (root, git) = (checkout.root, session.git)
    let protected = checkout.manifest.protectedRefs.first { $0.hasPrefix("refs/heads/") }?.dropFirst(11)
    guard let target = onto ?? protected.map(String.init) else {
      throw Failure("the manifest protects no branch", help: "name one: git dataset land BRANCH --onto main")
    }
    let current = try await git.line(["symbolic-ref", "--quiet", "--short", "HEAD"], in: root)
    let remote = try await Self.remote(of: target, git, root)
    if let remote, !isOffline { try await git.run(["fetch", "--quiet", remote], in: root) }
    let place = remote.map { "refs/remotes/\($0)/\(target)" } ?? "refs/heads/\(target)"
    guard let base = try await git.line(["rev-parse", "--verify", "--quiet", "\(place)^{commit}"], in: root) else {
      throw Failure("there is no branch \(target.shown()) to land on", help: "git branch --all lists those there are")
    }
    guard let tip = try await git.line(["rev-parse", "--verify", "--quiet", "\(branch)^{commit}"], in: root) else {
      throw Failure("there is no branch `\(branch.shown())`", help: "git branch --all lists those there are")
    }
    self.init(
      name: branch == "HEAD" ? current ?? "HEAD" : branch, target: target, remote: remote, base: base, tip: tip,
      root: root, git: git)
  }

  private init(name: String, target: String, remote: String?, base: String, tip: String, root: String, git: GitProcess)
  {
    (self.name, self.target, self.remote) = (name, target, remote)
    (self.base, self.tip, self.root, self.git) = (base, tip, root, git)
  }

  /// The remote that the branch follows; `origin` where it follows none and there is one of that name.
  private static func remote(of target: String, _ git: GitProcess, _ root: String) async throws -> String? {
    if let remote = try await git.line(["config", "branch.\(target).remote"], in: root), remote != "." {
      return remote
    }
    return try await git.line(["config", "remote.origin.url"], in: root) == nil ? nil : "origin"
  }

  /// The commit that the protected branch shall move to.
  struct Made {
    /// Its full id.
    let id: String
    /// The paths of policy that the branch has otherwise, and that were left as the protected branch has them.
    let leftOut: [String]
  }

  /// Makes the commit that the protected branch shall move to; the branch's own tip where that follows it already. No
  /// ref moves, and no file changes.
  ///
  /// - Parameter leavesPolicy: whether a merge has policy as the protected branch has it, whatever the branch says.
  /// - Returns: nil where there is nothing to land.
  func commit(leavingPolicy leavesPolicy: Bool, in session: Session) async throws -> Made? {
    guard try await !isAncestor(tip, of: base) else { return nil }
    if try await line(of: tip).contains(base) { return Made(id: tip, leftOut: []) }
    // A file that follows another one's new name would be the merge's own change.
    let arguments = ["-c", "merge.renames=false", "merge-tree", "--write-tree", "--name-only", base, tip]
    let merged = try await git.result(of: arguments, in: root)
    let lines = String(decoding: merged.output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard merged.status < 2, var tree = lines.first.map(String.init) else {
      throw Failure("git cannot merge \(name.shown()): \(merged.complaint.shown(limit: 200))")
    }
    let protected = leavesPolicy ? try ProtectedPolicy(base, in: session) : nil
    var conflicts = merged.status == 0 ? [] : lines.dropFirst().prefix { !$0.isEmpty }.map(String.init)
    if let protected { conflicts.removeAll(where: protected.holds) }
    guard conflicts.isEmpty else { throw Failure.conflict(conflicts, name, target: target) }
    let leftOut = try protected?.paths(otherwiseIn: tree, session) ?? []
    if !leftOut.isEmpty { tree = try await git.tree(tree, with: leftOut, from: base, in: root) }
    let message = Array("Land \(name)\n".utf8)
    let made = try await git.run(
      ["commit-tree", "-p", base, "-p", tip, "-F", "-"] + signing() + [tree], in: root, input: message)
    return Made(id: String(decoding: made, as: UTF8.self).trimmingLineEnd, leftOut: leftOut)
  }

  /// Signs where there is a key; whether one is needed is for the rules to say.
  private func signing() async throws -> [String] {
    try await git.line(["config", "user.signingkey"], in: root) == nil ? [] : ["-S"]
  }

  /// The first-parent chain of a commit, down to where the protected branch has it.
  private func line(of commit: String) async throws -> Set<String> {
    let list = try await git.run(["rev-list", "--first-parent", "\(base)~1..\(commit)", "--"], in: root)
    return Set(String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init))
  }

  private func isAncestor(_ ancestor: String, of commit: String) async throws -> Bool {
    try await git.result(of: ["merge-base", "--is-ancestor", ancestor, commit], in: root).status == 0
  }

  /// Moves the local protected branch, and the work tree with it where it is the one that is checked out.
  ///
  /// - Throws: ``Failure`` where local commits would be lost, or changed files be written over.
  func move(to commit: String) async throws {
    let ref = "refs/heads/\(target)"
    let old = try await git.line(["rev-parse", "--verify", "--quiet", ref], in: root)
    if let old, try await !isAncestor(old, of: commit) {
      throw Failure(
        "\(target) has commits here that are neither in \(name.shown()) nor at the remote",
        help: "land them first: git dataset land \(target)")
    }
    if try await git.line(["symbolic-ref", "--quiet", "HEAD"], in: root) == ref {
      let moved = try await git.result(of: ["reset", "--quiet", "--keep", commit], in: root)
      guard moved.status == 0 else {
        throw Failure(
          "\(target) cannot move: files that are changed here would be written over",
          help: "commit them, or put them aside: git stash")
      }
    } else {
      try await git.run(["update-ref", "-m", "land \(name)", ref, commit] + (old.map { [$0] } ?? []), in: root)
    }
  }

  /// Pushes the protected branch.
  func push() async throws {
    guard let remote else { throw Failure("there is no remote to push to", help: "git remote add origin URL") }
    try await git.run(["push", "--quiet", remote, "refs/heads/\(target):refs/heads/\(target)"], in: root)
  }
}

extension String {
  /// The text without a line feed at its end.
  fileprivate var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}

extension Failure {
  fileprivate static func conflict(_ paths: [String], _ name: String, target: String) -> Failure {
    Failure(
      "\(name.shown()) and \(target) both changed \(paths.map { $0.shown(limit: 120) }.joined(separator: ", "))",
      help: "git switch \(target.shown()) && git merge --no-ff \(name.shown()), mend what differs, git commit, push")
  }
}
