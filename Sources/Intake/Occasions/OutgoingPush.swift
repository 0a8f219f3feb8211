import Dataset
package import Engine
package import Git

/// One line that git hands to `pre-push`: what is about to be sent.
package struct OutgoingRef: Hashable, Sendable {
  /// What the remote's ref shall be; all zeros to delete it.
  package let local: ObjectID
  /// The ref's full name on the remote.
  package let name: String
  /// What the remote's ref is now; all zeros where there is none.
  package let remote: ObjectID

  /// Reads the lines `local-ref SP local-id SP remote-ref SP remote-id`.
  ///
  /// - Throws: ``Unreadable`` where a line has another shape.
  package static func parse(_ text: String) throws(Unreadable) -> [OutgoingRef] {
    var refs: [OutgoingRef] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 4, let local = ObjectID(hex: parts[1]), let remote = ObjectID(hex: parts[3]) else {
        throw Unreadable(
          "the list of refs", reason: "git handed over a line that cannot be understood: \(line.prefix(120))")
      }
      refs.append(OutgoingRef(local: local, name: String(parts[2]), remote: remote))
    }
    return refs
  }
}

extension LocalIntake {
  /// What a push would bring to a remote, one inquiry for each ref, judged by what the remote is known to have.
  ///
  /// - Parameter name: the remote's name; another text, such as a URL, has no remote-tracking refs.
  package func pushed(_ refs: [OutgoingRef], to name: String) async throws(Unreadable) -> [Inquiry] {
    let repository = try source.open()
    let tracked = try tracked(of: name, repository)
    var inquiries: [Inquiry] = []
    for ref in refs { inquiries.append(try await inquiry(for: ref, repository, tracked)) }
    return inquiries
  }

  /// The tips that the remote is known to have, the one of its default branch first.
  private func tracked(of name: String, _ repository: Repository) throws(Unreadable) -> [ObjectID] {
    let prefix = "refs/remotes/\(name)/"
    let names = try reading { () throws(GitError) in try repository.references(withPrefix: prefix) }
    var tips: [ObjectID] = []
    for name in ["\(prefix)HEAD", "\(prefix)main"].filter(names.contains) + names {
      guard let tip = try reading({ () throws(GitError) in try repository.target(ofReference: name) }) else { continue }
      if !tips.contains(tip) { tips.append(tip) }
    }
    return tips
  }

  private func inquiry(
    for ref: OutgoingRef, _ repository: Repository, _ tracked: [ObjectID]
  ) async throws(Unreadable) -> Inquiry {
    let old = try known(ref.remote, repository)
    let tip =
      ref.local.isZero
      ? nil : try reading { () throws(GitError) in try repository.commit(peelingFrom: ref.local) }
    let known = [old].compactMap { $0 } + tracked.filter { $0 != old }
    let motion = ref.local.isZero ? .delete : try RefUpdate.Motion(from: old, to: tip, repository)
    let update = RefUpdate(
      name: ref.name, motion: motion, isStale: false,
      isProtected: try known.first.map { (id) throws(Unreadable) in try isProtected(ref.name, at: id, repository) }
        ?? false,
      isCommit: tip != nil)
    guard let tip else { return Inquiry(source: nil, scope: .changes([]), updates: [update]) }
    let range = RangeIntake(
      source: source, repository: repository, occasion: .outgoing(toProtected: update.isProtected))
    // To a protected ref everything is new that its old tip does not hold, whatever other refs have.
    let isOwn = update.isProtected && old != nil
    var inquiry = try await range.inquiry(from: isOwn ? Array(known.prefix(1)) : known, to: tip)
    inquiry.updates = [update]
    return inquiry
  }

  /// The remote's old tip, where it was fetched; git itself refuses a push over one that was not.
  private func known(_ id: ObjectID, _ repository: Repository) throws(Unreadable) -> ObjectID? {
    guard !id.isZero else { return nil }
    do throws(GitError) {
      return try repository.commit(peelingFrom: id)
    } catch {
      guard error.code == .notFound else { throw Unreadable(error) }
      return nil
    }
  }

  /// Whether the manifest of a commit protects a ref.
  private func isProtected(_ name: String, at commit: ObjectID, _ repository: Repository) throws(Unreadable) -> Bool {
    try Manifest.committed(at: commit, repository)?.protectedRefs.contains(name) ?? false
  }
}
