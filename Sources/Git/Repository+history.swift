internal import CLibgit2

extension Repository {
  /// The commits that can be reached from `tips` and not from `hidden`, parents before children.
  ///
  /// - Throws: ``GitError`` also where a commit is missing: a shortened history is never an answer.
  package func commits(from tips: [ObjectID], hiding hidden: [ObjectID]) throws(GitError) -> [ObjectID] {
    guard !isShallow else { return try shallowCommits(from: tips, hiding: hidden) }
    var walk: OpaquePointer?
    try check(git_revwalk_new(&walk, pointer), "walking the history of", gitDirectory)
    defer { git_revwalk_free(walk) }
    git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_REVERSE.rawValue)
    for tip in tips {
      var oid = tip.oid
      try check(git_revwalk_push(walk, &oid), "walking the history of", tip.description)
    }
    for tip in hidden {
      var oid = tip.oid
      try check(git_revwalk_hide(walk, &oid), "walking the history of", tip.description)
    }
    var commits: [ObjectID] = []
    var oid = git_oid()
    while true {
      let status = git_revwalk_next(&oid, walk)
      if status == GIT_ITEROVER.rawValue { return commits }
      try check(status, "walking the history of", gitDirectory)
      commits.append(ObjectID(oid))
    }
  }

  /// The best common ancestor of two commits; nil where their histories have nothing in common, or where a shallow
  /// clone cannot tell.
  package func mergeBase(_ left: ObjectID, _ right: ObjectID) throws(GitError) -> ObjectID? {
    var (base, one, two) = (git_oid(), left.oid, right.oid)
    git_error_clear()
    let status = git_merge_base(&base, pointer, &one, &two)
    // Where an object is missing, libgit2 blames the object database; where nothing is in common, itself or nobody.
    let blamed = git_error_last()?.pointee.klass ?? 0
    let isApart = status == GIT_ENOTFOUND.rawValue && [0, Int32(GIT_ERROR_MERGE.rawValue)].contains(blamed)
    if status < 0, isShallow || isApart { return nil }
    try check(status, "walking the history of", right.description)
    return ObjectID(base)
  }

  /// Whether `ancestor` can be reached from `commit`; a commit is its own ancestor here.
  package func isAncestor(_ ancestor: ObjectID, of commit: ObjectID) throws(GitError) -> Bool {
    guard ancestor != commit else { return true }
    guard !isShallow else { return known(from: [commit]).contains(ancestor) }
    var (descendant, wanted) = (commit.oid, ancestor.oid)
    return try check(
      git_graph_descendant_of(pointer, &descendant, &wanted), "walking the history of", commit.description) == 1
  }
}
