extension Repository {
  /// ``commits(from:hiding:)`` for a shallow clone, where libgit2 stumbles over the first commit that was not fetched.
  ///
  /// Behind what is hidden, history may end anywhere: what is known need not be known to its root. What is new must be
  /// there down to what is hidden.
  func shallowCommits(from tips: [ObjectID], hiding hidden: [ObjectID]) throws(GitError) -> [ObjectID] {
    var done = known(from: hidden)
    var commits: [ObjectID] = []
    var path: [(id: ObjectID, parents: [ObjectID])] = []
    for tip in tips where done.insert(tip).inserted {
      path.append((tip, try parents(of: tip)))
      while let current = path.popLast() {
        guard let next = current.parents.first else {
          commits.append(current.id)
          continue
        }
        path.append((current.id, Array(current.parents.dropFirst())))
        if done.insert(next).inserted { path.append((next, try parents(of: next))) }
      }
    }
    return commits
  }

  /// The commits that can be reached from `hidden`, as far as they are here.
  func known(from hidden: [ObjectID]) -> Set<ObjectID> {
    var known: Set<ObjectID> = []
    var pending = hidden
    while let id = pending.popLast() {
      guard known.insert(id).inserted else { continue }
      pending += (try? parents(of: id)) ?? []
    }
    return known
  }

  private func parents(of id: ObjectID) throws(GitError) -> [ObjectID] {
    let parents: [ObjectID]? = try withObject(id) { _, bytes in (try? CommitObject.parse(bytes))?.parents }
    guard let parents else {
      throw GitError(
        code: .notFound, operation: "walking the history of", subject: id.description, message: "a malformed commit")
    }
    return parents
  }
}
