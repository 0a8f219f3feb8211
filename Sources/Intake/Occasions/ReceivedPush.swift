import Dataset
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
  private let objects: ReceivedObjects?

  /// - Parameters:
  ///   - root: what the server was set up to trust; nil where it was never set up, and takes nothing.
  ///   - kept: what the server has seen said against items.
  ///   - objects: what was sent; nil where nobody knows.
  package init(
    source: RepositorySource, root: TrustRoot?, kept: (any KeptVerdicts)? = nil, objects: ReceivedObjects? = nil
  ) {
    self.source = source
    self.root = root
    self.kept = kept
    self.objects = objects
  }

  /// One inquiry for each ref that moves, each complete by itself but for one thing: a commit to which several refs
  /// lead, or that lies behind several, is judged for the first of them, and for each that is protected.
  package func inquiries(for commands: [RefCommand]) async throws(Unreadable) -> [Inquiry] {
    guard let root else { return commands.map(unrooted) }
    let repository = try source.open()
    let protected = try ProtectedRefs(root, repository)
    var receipt = Receipt(protected: protected, allowance: try allowance(protected, repository))
    var inquiries: [Inquiry] = []
    for command in commands {
      inquiries.append(try await inquiry(for: command, root, repository, receipt: &receipt))
    }
    return inquiries
  }

  /// What the refs of one push share.
  private struct Receipt {
    var protected: ProtectedRefs
    let allowance: PushAllowance?
    /// The tips that an inquiry is about, and whether their history can be read.
    var judged: [ObjectID: Bool] = [:]
    /// The commits that refs which are not protected lead to.
    var commits = JudgedCommits()
    /// Where protected refs would lead, by their names.
    var moved: [String: ObjectID] = [:]
  }

  private func allowance(
    _ protected: ProtectedRefs, _ repository: Repository
  ) throws(Unreadable) -> PushAllowance? {
    guard let objects else { return nil }
    return try PushAllowance(repository, received: objects, accepted: protected.trees(repository))
  }

  /// Without a trust root no push is looked into: it is refused for that alone.
  private func unrooted(_ command: RefCommand) -> Inquiry {
    let update = RefUpdate(
      name: command.name, motion: .create, isStale: false, isProtected: true, isCommit: true, isRooted: false)
    return Inquiry(source: nil, scope: .changes([]), updates: [update])
  }

  private func inquiry(
    for command: RefCommand, _ root: TrustRoot, _ repository: Repository, receipt: inout Receipt
  ) async throws(Unreadable) -> Inquiry {
    let protected = receipt.protected
    let actual = try reading { () throws(GitError) in try repository.target(ofReference: command.name) }
    let old = try actual.flatMap { (id) throws(Unreadable) in try commit(id, repository) }
    let tip = command.wanted.isZero ? nil : try commit(command.wanted, repository)
    let isProtected = try protected.contains(command.name, repository)
    var inquiry = Inquiry(source: nil, scope: .changes([]))
    // What was judged under one name need not be judged again, but where it is asked who made it.
    if let tip, receipt.judged[tip] == nil || isProtected {
      let known = try known(by: old, tip, as: isProtected ? command.name : nil, protected, in: repository)
      // Of a tag at an older state nothing need have come with this push.
      let isOld = known.isEmpty && !protected.tips.isEmpty
      let range = RangeIntake(
        source: source, repository: repository, occasion: .received(toProtected: isProtected),
        allowance: isOld ? nil : receipt.allowance)
      if isProtected {
        inquiry = try await range.inquiry(from: known, to: tip)
      } else {
        inquiry = try await range.inquiry(from: known, to: tip, besides: &receipt.commits)
      }
      receipt.judged[tip] = inquiry.source != nil
      inquiry.kept = kept
      if isProtected, inquiry.source != nil {
        if inquiry.commits.contains(where: \.mayFreeze) {
          inquiry.siblings = try siblings(of: command.name, repository, receipt)
        }
        receipt.moved[command.name] = tip
      }
      if known.isEmpty, protected.tips.isEmpty {
        inquiry.trust = Trust(fingerprints: Set(root.owners), threshold: root.threshold) {
          try? PublicKey(line: $0).fingerprint
        }
      }
    }
    // Among malformed commits nobody can tell what leads where.
    let isReadable = tip.flatMap { receipt.judged[$0] } ?? false
    inquiry.updates = [
      RefUpdate(
        name: command.name,
        motion: try motion(
          of: command, old, isProtected && isReadable ? tip : nil, protected: protected, in: repository),
        isStale: command.isStale(actual: actual), isProtected: isProtected,
        isCommit: tip == command.wanted || (tip != nil && command.name.hasPrefix("refs/tags/")),
        lookalike: isProtected ? nil : protected.lookalike(of: command.name),
        isBeyondRoot: try receipt.protected.isBeyondRoot(command.name, at: isReadable ? tip : nil, repository))
    ]
    return inquiry
  }

  /// The other protected refs, as they are or as the same push would have them.
  private func siblings(
    of name: String, _ repository: Repository, _ receipt: Receipt
  ) throws(Unreadable) -> [SiblingRef] {
    let target = try reading { () throws(GitError) in try repository.symbolicTarget(ofReference: name) }
    let commits = CommitIntake(repository: repository)
    var siblings: [SiblingRef] = []
    for other in receipt.protected.names where other != name && other != target {
      var tip = receipt.moved[other]
      if tip == nil { tip = try reading { () throws(GitError) in try repository.commit(ofReference: other) } }
      guard let tip else { continue }
      siblings.append(
        SiblingRef(name: other, source: TreeSource(repository: source, root: try commits.tree(of: tip))))
    }
    return siblings
  }

  /// - Parameter tip: nil where nobody asks: of a ref that is not protected, since to find out may take a walk through
  ///   all of history.
  private func motion(
    of command: RefCommand, _ old: ObjectID?, _ tip: ObjectID?, protected: ProtectedRefs, in repository: Repository
  ) throws(Unreadable) -> RefUpdate.Motion {
    guard !command.wanted.isZero else { return .delete }
    guard let tip else { return .create }
    let motion = try RefUpdate.Motion(from: old, to: tip, repository)
    guard motion == .create else { return motion }
    return try protected.admits(tip, as: command.name, repository) ? .create : .astray
  }

  /// What is already accepted, from which what is new is measured: for a protected ref, what its own line holds, for
  /// one that is new, what the line holds that it goes on from. For any other ref, whatever is accepted anywhere.
  ///
  /// Of a tag at an older state nothing is: what lies between two pushes was judged as a way there, and never as a
  /// state that anybody may rely on.
  ///
  /// - Parameter name: of a protected ref; nil for any other.
  private func known(
    by old: ObjectID?, _ tip: ObjectID, as name: String?, _ protected: ProtectedRefs, in repository: Repository
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

extension CommitChange {
  /// Whether it may freeze a batch, by the names of files: what a policy takes the paths for is asked later.
  fileprivate var mayFreeze: Bool {
    changes.contains { Layout.mayBePlan($0.path) }
  }
}
