import Dataset
import Documents
import Engine
import Git

/// The refs that a server protects, and the states that they stand for: those of its trust root, and those that the
/// manifests there name. A manifest may protect more, never less.
struct ProtectedRefs {
  /// Their full names, those of the trust root first.
  private(set) var names: [String]
  /// What manifests of pushed commits protect, as far as somebody asked.
  private var listed: [ObjectID: [String]] = [:]
  /// The commits that they lead to now, in the same order.
  private(set) var tips: [ObjectID] = []
  /// Those that the trust root names.
  private let rooted: [String]

  init(_ root: TrustRoot, _ repository: Repository) throws(Unreadable) {
    (names, rooted) = (root.protected, root.protected)
    try addTips(of: root.protected[...], repository)
    for tip in tips {
      let manifest = try Manifest.committed(at: tip, repository)
      for name in manifest?.protectedRefs ?? [] where !names.contains(name) { names.append(name) }
    }
    try addTips(of: names.dropFirst(root.protected.count), repository)
  }

  private mutating func addTips(of names: ArraySlice<String>, _ repository: Repository) throws(Unreadable) {
    for name in names {
      let tip = try reading { () throws(GitError) in try repository.commit(ofReference: name) }
      if let tip, !tips.contains(tip) { tips.append(tip) }
    }
  }

  /// The trees at the tips.
  func trees(_ repository: Repository) throws(Unreadable) -> [ObjectID] {
    let commits = CommitIntake(repository: repository)
    return try tips.map { (tip) throws(Unreadable) in try commits.tree(of: tip) }
  }

  /// Whether a push to a ref would move a protected one, be it by way of a symbolic ref.
  func contains(_ name: String, _ repository: Repository) throws(Unreadable) -> Bool {
    if names.contains(name) { return true }
    let target = try reading { () throws(GitError) in try repository.symbolicTarget(ofReference: name) }
    return target.map(names.contains) ?? false
  }

  /// Whether a manifest protects a ref that the trust root does not name: one at the tip of a protected ref, or the one
  /// of the commit that the ref is to lead to.
  mutating func isBeyondRoot(_ name: String, at tip: ObjectID?, _ repository: Repository) throws(Unreadable) -> Bool {
    let target = try reading { () throws(GitError) in try repository.symbolicTarget(ofReference: name) }
    let all = [name] + [target].compactMap { $0 }
    if all.contains(where: rooted.contains) { return false }
    if all.contains(where: names.contains) { return true }
    guard let tip else { return false }
    if listed[tip] == nil { listed[tip] = try Manifest.committed(at: tip, repository)?.protectedRefs ?? [] }
    return listed[tip]?.contains(where: all.contains) ?? false
  }

  /// Whether a protected ref that is new may begin at a commit: at the tip of another or beyond it, since what lies
  /// behind the tips is judged by a policy that is no longer in force. A tag goes nowhere from an older state.
  func admits(_ tip: ObjectID, as name: String, _ repository: Repository) throws(Unreadable) -> Bool {
    for known in tips {
      if try RefUpdate.Motion(from: known, to: tip, repository) == .forward { return true }
      guard name.hasPrefix("refs/tags/") else { continue }
      if try RefUpdate.Motion(from: tip, to: known, repository) == .forward { return true }
    }
    return tips.isEmpty
  }

  /// The newest tip of a protected ref that stands on the first-parent chain of a commit; nil where none does.
  func start(of commit: ObjectID, _ repository: Repository) throws(Unreadable) -> ObjectID? {
    guard !tips.isEmpty else { return nil }
    let commits = CommitIntake(repository: repository)
    var next: ObjectID? = commit
    while let id = next, !tips.contains(id) { next = try commits.firstParent(of: id) }
    return next
  }

  /// The protected ref that another one could be taken for: git is given short names, and some file systems fold the
  /// case of letters; a tag's name goes before that of a clone's remote-tracking branch, and so does that of a branch;
  /// and some letters look like others.
  func lookalike(of name: String) -> String? {
    let short = Self.shortName(name)
    return names.first { other in
      guard other != name else { return false }
      let protected = Self.shortName(other)
      let bare = Self.withoutPrefixes(short)
      return bare.looksLike(protected) || Skeleton.of(bare) == Skeleton.of(protected)
        || name.hasPrefix("refs/tags/") && short.hasSuffix("/\(protected)")
    }
  }

  /// A short name without what git puts before one: `heads/main` and `origin/main` are both read as `main` is, the
  /// latter in every clone.
  private static func withoutPrefixes(_ name: String) -> Substring {
    var rest = name[...]
    while let prefix = ["refs/", "heads/", "tags/", "remotes/", "origin/", "upstream/"].first(where: rest.hasPrefix) {
      rest = rest.dropFirst(prefix.count)
    }
    return rest
  }

  private static func shortName(_ name: String) -> String {
    name.split(separator: "/").dropFirst(2).joined(separator: "/").lowercased()
  }
}

extension Substring {
  /// Whether two names are the same but for letters beyond ASCII.
  fileprivate func looksLike(_ other: String) -> Bool {
    unicodeScalars.elementsEqual(other.unicodeScalars) { $0 == $1 || !$0.isASCII || !$1.isASCII }
  }
}

extension Manifest {
  /// The manifest of a commit, read without judging it; nil where there is none.
  static func committed(at commit: ObjectID, _ repository: Repository) throws(Unreadable) -> Manifest? {
    let commits = CommitIntake(repository: repository)
    return try read(in: TreeSnapshot(repository: repository, root: try commits.tree(of: commit)))
  }
}
