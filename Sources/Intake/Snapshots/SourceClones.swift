package import Checks
import Engine
import Git
import Patches
import Synchronization

/// The clones of source repositories that a user names, for findings of `check` alone.
package final class SourceClones: Sendable {
  /// The clones that stand in for any repository, by their paths.
  private let anywhere: [String]
  private let named: [String: String]
  private let configured: @Sendable (String) -> String?
  private let missing = Mutex<Set<String>>([])
  private let known = Mutex<[String: String?]>([:])

  /// - Parameters:
  ///   - anywhere: paths of clones that stand in for any repository whose commits they have.
  ///   - named: paths of clones by the repositories that items name.
  ///   - configured: the path of a clone that the user's configuration names for a repository.
  package init(
    anywhere: [String], named: [String: String], configured: @escaping @Sendable (String) -> String?
  ) {
    self.anywhere = anywhere
    self.named = named
    self.configured = configured
  }

  /// The commits that were asked for and are in no clone, each with its repository, in order.
  package var missingCommits: [String] { missing.withLock { $0.sorted() } }

  /// Opens the clones for one worker, each when it is asked for first.
  package func open() -> any SourceTrees {
    OpenClones(of: self)
  }

  fileprivate func paths(for repository: String) -> [String] {
    (named[repository] ?? configuration(of: repository)).map { [$0] } ?? anywhere
  }

  /// What the configuration says, asked once for each repository.
  private func configuration(of repository: String) -> String? {
    known.withLock { known in
      if let path = known[repository] { return path }
      let path = configured(repository)
      known[repository] = .some(path)
      return path
    }
  }

  fileprivate func note(_ commit: String, of repository: String) {
    missing.withLock { _ = $0.insert("\(commit) of \(repository)") }
  }
}

/// The clones as one worker has them open.
private final class OpenClones: SourceTrees {
  private let clones: SourceClones
  private var opened: [String: Repository?] = [:]
  private var trees: [String: ObjectName?] = [:]
  /// The clone that the last commit was found in: what is asked next is of that commit.
  private var current: Repository?

  init(of clones: SourceClones) {
    self.clones = clones
  }

  func tree(ofCommit commit: String, in repository: String) -> ObjectName? {
    let paths = clones.paths(for: repository)
    for path in paths {
      guard let clone = clone(at: path), let tree = Self.tree(of: commit, in: clone) else { continue }
      current = clone
      return tree
    }
    if !paths.isEmpty { clones.note(commit, of: repository) }
    return nil
  }

  private func clone(at path: String) -> Repository? {
    if let known = opened[path] { return known }
    let clone = try? Repository.open(at: path, searching: false)
    opened[path] = .some(clone)
    return clone
  }

  private static func tree(of commit: String, in clone: Repository) -> ObjectName? {
    // A commit of somebody else's repository may have any header; its tree stands first in all.
    guard let id = ObjectID(hex: commit), let bytes = try? clone.read(id, as: .commit) else { return nil }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    return line.starts(with: "tree ".utf8) ? ObjectName(hex: line.dropFirst(5)) : nil
  }

  func entries(of tree: ObjectName) -> [ListedEntry]? {
    guard let current, let id = ObjectID(hex: "\(tree)"), let entries = try? current.tree(id) else { return nil }
    var listed: [ListedEntry] = []
    for entry in entries {
      // A name that is no UTF-8 reads as another, and the tree would get another id.
      guard entry.hasValidName, let name = ObjectName("\(entry.id)"),
        let entry = ListedEntry(name: Array(entry.name.utf8), mode: entry.mode, id: name)
      else { return nil }
      listed.append(entry)
    }
    return listed
  }

  func content(of blob: ObjectName) -> [UInt8]? {
    guard let current, let id = ObjectID(hex: "\(blob)"), let size = try? current.size(of: id),
      size <= Inspector.contentLimit
    else { return nil }
    return try? current.content(of: id)
  }
}
