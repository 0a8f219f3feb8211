import Dataset
import Documents
import Engine
import Foundation
import Git
import Intake
import Signatures

/// A server with one dataset, and everybody's clones of it as one.
final class World {
  let cast: Cast
  let store: ObjectStore
  let source: RepositorySource
  let repository: Repository
  let trust: TrustRoot
  /// Every commit that was ever made.
  private(set) var commits: [ObjectID: Made] = [:]
  /// In the order in which they were made.
  private(set) var order: [ObjectID] = []
  /// The server's refs.
  private(set) var refs: [String: ObjectID] = [:]
  /// The tips of local lines; the first is the one that goes to main.
  var lines: [ObjectID] = []
  var current = 0
  /// The files that are not public yet, by their SHA-256: sealed records, secrets, answers of control items.
  var hidden: [String: [UInt8]] = [:]
  /// The refs that moved while nobody protected them: what landed then shows in `verify` alone.
  private var unjudged: Set<String> = []
  private var clock = 1_767_323_045

  /// A commit with its files.
  struct Made {
    let id: ObjectID
    let parents: [ObjectID]
    let files: Files
    /// Who is its author, and who has signed it.
    let author: String
    let signer: String
    let message: String
    let isPolicy: Bool
  }

  /// - Parameter folder: of the repository; nothing is there yet.
  init(_ cast: Cast, _ trust: TrustRoot, at folder: String) throws {
    self.cast = cast
    self.trust = trust
    store = try ObjectStore(at: folder)
    source = .at(folder, searching: false)
    repository = try source.open()
  }

  /// The tip of the line that is worked on.
  var tip: ObjectID? { lines.indices.contains(current) ? lines[current] : nil }

  func move(_ ref: String, to id: ObjectID?) throws {
    if try !isJudged(ref) { unjudged.insert(ref) }
    refs[ref] = id
    try store.set(ref, to: id)
  }

  /// Makes a commit of a draft.
  ///
  /// - Parameter parents: none for the first commit of all.
  func commit(_ draft: Draft, on parents: [ObjectID]) throws -> Made {
    clock += 60
    let files = draft.files
    let tree = try store.tree(files)
    let author = draft.author ?? Mailbox(draft.by, cast)
    let committer = draft.committer ?? Mailbox(draft.by, cast)
    var head = "tree \(tree)\n" + parents.map { "parent \($0)\n" }.joined()
    head += "author \(author) \(clock) +0000\ncommitter \(committer) \(clock) +0000\n"
    let payload = Array("\(head)\n\(draft.message)".utf8)
    var bytes = payload
    if let hand = draft.hand {
      let signature = String(decoding: try hand.sign(payload, for: .git), as: UTF8.self)
      let folded = signature.split(separator: "\n").joined(separator: "\n ")
      bytes = Array("\(head)gpgsig \(folded)\n\n\(draft.message)".utf8)
    }
    let id = try store.commit(bytes, tree: tree, parents: parents)
    let made = Made(
      id: id, parents: parents, files: files, author: author.email, signer: draft.by, message: draft.message,
      isPolicy: draft.isPolicy)
    if commits.updateValue(made, forKey: id) == nil { order.append(id) }
    return made
  }

  /// Whether a ref is protected, by the trust root or by a manifest there, and always was.
  func isJudged(_ ref: String) throws -> Bool {
    guard !trust.protected.contains(ref) else { return true }
    guard !unjudged.contains(ref) else { return false }
    for tip in trust.protected.compactMap({ refs[$0] }) {
      guard let made = commits[tip], let manifest = try Manifest.read(in: snapshot(of: made.files)) else { continue }
      if manifest.protectedRefs.contains(ref) { return true }
    }
    return false
  }

  func snapshot(of files: Files) throws -> TreeSnapshot {
    TreeSnapshot(repository: repository, root: try store.tree(files))
  }
}

extension World {
  /// A commit and everything behind it.
  func ancestors(of id: ObjectID) -> Set<ObjectID> {
    var seen: Set<ObjectID> = [id]
    var pending = [id]
    while let next = pending.popLast() {
      for parent in commits[next]?.parents ?? [] where seen.insert(parent).inserted { pending.append(parent) }
    }
    return seen
  }

  /// The best common ancestors of two commits, oldest first.
  func bases(of left: ObjectID, _ right: ObjectID) -> [ObjectID] {
    let common = ancestors(of: left).intersection(ancestors(of: right))
    let behind = common.reduce(into: Set<ObjectID>()) { $0.formUnion(ancestors(of: $1).subtracting([$1])) }
    return order.filter { common.contains($0) && !behind.contains($0) }
  }

  /// The files of the best common ancestors, merged first where there are several.
  func base(of left: ObjectID, _ right: ObjectID) -> Files {
    let bases = bases(of: left, right)
    guard let first = bases.first.flatMap({ commits[$0] }) else { return [:] }
    var merged = first.files
    for id in bases.dropFirst() {
      guard let other = commits[id] else { continue }
      // Where the ancestors themselves differ, both sides changed the path.
      merged = Files.merged(base(of: first.id, id), merged, other.files) { _ in Blob(mode: 0, id: id) }
    }
    return merged
  }
}

extension Mailbox {
  init(_ id: String, _ cast: Cast) {
    self = cast[id]?.mailbox ?? Mailbox(name: id, email: "\(id)@example.com")
  }
}
