package import Engine
package import Git
import Signatures

/// One line that git hands to `pre-receive`: what a pusher wants a ref to be.
package struct RefCommand: Hashable, Sendable {
  /// What the pusher says the ref is now; all zeros for a new ref. Never trusted.
  package let claimed: ObjectID
  /// What it shall be; all zeros to delete it.
  package let wanted: ObjectID
  /// The ref's full name.
  package let name: String

  /// Reads the lines `old SP new SP name`.
  ///
  /// - Throws: ``Unreadable`` where a line has another shape.
  package static func parse(_ text: String) throws(Unreadable) -> [RefCommand] {
    var commands: [RefCommand] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let claimed = ObjectID(hex: parts[0]), let wanted = ObjectID(hex: parts[1]) else {
        throw Unreadable(
          "the list of refs", reason: "git handed over a line that cannot be understood: \(line.prefix(120))")
      }
      commands.append(RefCommand(claimed: claimed, wanted: wanted, name: String(parts[2])))
    }
    return commands
  }
}

/// The occasion of a server: a push that has arrived and waits for its verdict.
///
/// Nothing is ever written: the objects lie in quarantine, and a ref that was made now would outlive a refusal.
package struct ReceivedPush: Sendable {
  let source: RepositorySource
  let root: TrustRoot?
  private let kept: (any KeptVerdicts)?

  /// - Parameters:
  ///   - root: what the server was set up to trust; nil where it was never set up, and takes nothing.
  ///   - kept: what the server has seen said against items.
  package init(source: RepositorySource, root: TrustRoot?, kept: (any KeptVerdicts)? = nil) {
    self.source = source
    self.root = root
    self.kept = kept
  }

  /// One inquiry for each ref that moves, each complete by itself.
  package func inquiries(for commands: [RefCommand]) async throws(Unreadable) -> [Inquiry] {
    guard let root else { return commands.map(unrooted) }
    let repository = try source.open()
    let protected = try ProtectedRefs(root, repository)
    var inquiries: [Inquiry] = []
    for command in commands {
      inquiries.append(try await inquiry(for: command, root, repository, protected))
    }
    return inquiries
  }

  /// Without a trust root no push is looked into: it is refused for that alone.
  private func unrooted(_ command: RefCommand) -> Inquiry {
    let update = RefUpdate(
      name: command.name, motion: .create, isStale: false, isProtected: true, isCommit: true, isRooted: false)
    return Inquiry(source: nil, scope: .changes([]), updates: [update])
  }

  private func inquiry(
    for command: RefCommand, _ root: TrustRoot, _ repository: Repository, _ protected: ProtectedRefs
  ) async throws(Unreadable) -> Inquiry {
    let actual = try reading { () throws(GitError) in try repository.target(ofReference: command.name) }
    let old = try actual.flatMap { (id) throws(Unreadable) in try commit(id, repository) }
    let tip = command.wanted.isZero ? nil : try commit(command.wanted, repository)
    let isProtected = try protected.contains(command.name, repository)
    var inquiry = Inquiry(source: nil, scope: .changes([]))
    if let tip {
      let known = try known(by: old, tip, as: isProtected ? command.name : nil, protected, repository)
      let range = RangeIntake(source: source, repository: repository, asksWho: isProtected)
      inquiry = try await range.inquiry(from: known, to: tip)
      inquiry.isJudgedByBase = true
      inquiry.kept = kept
      if known.isEmpty, protected.tips.isEmpty {
        inquiry.trust = Trust(fingerprints: Set(root.owners), threshold: root.threshold) {
          try? PublicKey(line: $0).fingerprint
        }
      }
    }
    var motion = RefUpdate.Motion.delete
    // Among malformed commits nobody can tell what leads where.
    if !command.wanted.isZero { motion = inquiry.source == nil ? .create : try .init(from: old, to: tip, repository) }
    if motion == .create, isProtected, inquiry.source != nil, let tip {
      motion = try protected.admits(tip, as: command.name, repository) ? .create : .astray
    }
    inquiry.updates = [
      RefUpdate(
        name: command.name, motion: motion, isStale: command.isStale(actual: actual), isProtected: isProtected,
        isCommit: tip == command.wanted || (tip != nil && command.name.hasPrefix("refs/tags/")),
        lookalike: isProtected ? nil : protected.lookalike(of: command.name),
        isBeyondRoot: try protected.isBeyondRoot(command.name, at: inquiry.source == nil ? nil : tip, repository))
    ]
    return inquiry
  }

  /// What is already accepted, from which what is new is measured: for a protected ref, what its own line holds, for
  /// one that is new, what the line holds that it goes on from. For any other ref, whatever is accepted anywhere.
  ///
  /// Of a tag at an older state nothing is: what lies between two pushes was judged as a way there, and never as a state
  /// that anybody may rely on.
  ///
  /// - Parameter name: of a protected ref; nil for any other.
  private func known(
    by old: ObjectID?, _ tip: ObjectID, as name: String?, _ protected: ProtectedRefs, _ repository: Repository
  ) throws(Unreadable) -> [ObjectID] {
    guard let name else { return protected.tips + [old].compactMap { $0 } }
    if let old { return [old] }
    if let start = try protected.start(of: tip, repository) { return [start] }
    return try protected.admits(tip, as: name, repository) ? [] : protected.tips
  }

  /// The commit that an object leads to; nil where it leads to none.
  private func commit(_ id: ObjectID, _ repository: Repository) throws(Unreadable) -> ObjectID? {
    try reading { () throws(GitError) in try repository.commit(peelingFrom: id) }
  }
}

extension RefCommand {
  /// Whether the ref is something else than the pusher says.
  fileprivate func isStale(actual: ObjectID?) -> Bool {
    actual.map { $0 != claimed } ?? !claimed.isZero
  }
}
