internal import CLibgit2

extension Repository {
  /// The commits that can be reached from `tips` and not from `hidden`, parents before children.
  ///
  /// - Throws: ``GitError`` also where a commit is missing: a shortened history is never an answer.
  package func commits(from tips: [ObjectID], hiding hidden: [ObjectID]) throws(GitError) -> [ObjectID] {
    guard !isShallow else { return try shallowCommits(from: tips, hiding: hidden) }
    var walk: OpaquePointer?
    try check(git_revwalk_new(&walk, pointer), "walking the history of", subject: gitDirectory)
    defer { git_revwalk_free(walk) }
    git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_REVERSE.rawValue)
    for tip in tips {
      var oid = tip.oid
      try check(git_revwalk_push(walk, &oid), "walking the history of", subject: tip.description)
    }
    for tip in hidden {
      var oid = tip.oid
      try check(git_revwalk_hide(walk, &oid), "walking the history of", subject: tip.description)
    }
    var commits: [ObjectID] = []
    var oid = git_oid()
    while true {
      let status = git_revwalk_next(&oid, walk)
      if status == GIT_ITEROVER.rawValue { return commits }
      try check(status, "walking the history of", subject: gitDirectory)
      commits.append(ObjectID(oid))
    }
  }

  /// Whether `ancestor` can be reached from `commit`; a commit is its own ancestor here.
  package func isAncestor(_ ancestor: ObjectID, of commit: ObjectID) throws(GitError) -> Bool {
    guard ancestor != commit else { return true }
    guard !isShallow else { return known(from: [commit]).contains(ancestor) }
    var (descendant, wanted) = (commit.oid, ancestor.oid)
    return try check(
      git_graph_descendant_of(pointer, &descendant, &wanted), "walking the history of", subject: commit.description)
      == 1
  }
}

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
