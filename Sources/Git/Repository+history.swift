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
