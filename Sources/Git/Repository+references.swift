internal import CLibgit2

extension Repository {
  /// The object that a ref points to, by its full name, followed through symbolic refs; nil where there is no such ref,
  /// or cannot be one of that name.
  package func target(ofReference name: String) throws(GitError) -> ObjectID? {
    var oid = git_oid()
    let status = git_reference_name_to_id(&oid, pointer, name)
    if status == GIT_ENOTFOUND.rawValue || status == GIT_EINVALIDSPEC.rawValue { return nil }
    try check(status, "resolving the ref", subject: name)
    return ObjectID(oid)
  }

  /// The ref that a symbolic ref leads to in the end, whether or not that exists; nil for any other name.
  package func symbolicTarget(ofReference name: String) throws(GitError) -> String? {
    var (current, target): (String, String?) = (name, nil)
    // git itself follows no more than five.
    for _ in 0..<6 {
      var reference: OpaquePointer?
      let status = git_reference_lookup(&reference, pointer, current)
      if status == GIT_ENOTFOUND.rawValue || status == GIT_EINVALIDSPEC.rawValue { break }
      try check(status, "resolving the ref", subject: name)
      defer { git_reference_free(reference) }
      guard let next = git_reference_symbolic_target(reference).map({ String(cString: $0) }) else { break }
      (current, target) = (next, next)
    }
    return target
  }

  /// The full names of all refs that begin with `prefix`.
  package func references(withPrefix prefix: String) throws(GitError) -> [String] {
    var names = git_strarray()
    try check(git_reference_list(&names, pointer), "listing the refs of", subject: gitDirectory)
    defer { git_strarray_dispose(&names) }
    return (0..<names.count).compactMap { names.strings[$0].map { String(cString: $0) } }.filter {
      $0.hasPrefix(prefix)
    }
  }

  /// The object that a revision names, as a person writes it: `HEAD~2`, `main^{tree}`, a short id.
  package func resolve(revision: String) throws(GitError) -> ObjectID {
    var object: OpaquePointer?
    try check(git_revparse_single(&object, pointer, revision), "resolving the revision", subject: revision)
    defer { git_object_free(object) }
    guard let oid = git_object_id(object) else {
      throw GitError(code: .notFound, operation: "resolving the revision", subject: revision, message: "no object")
    }
    return ObjectID(oid.pointee)
  }

  /// The commit that an object is or, for an annotated tag, leads to; nil where it is neither.
  package func commit(peelingFrom id: ObjectID) throws(GitError) -> ObjectID? {
    if let known = peeled[id] { return known }
    var current = id
    // A tag of a tag of a tag is no ordinary thing; a longer chain is an attack.
    for _ in 0..<8 {
      let (kind, size) = try header(of: current)
      if kind == .commit { return current }
      // So large a tag is none that anybody made, and many refs may lead to it.
      guard kind == .tag, size <= 1 << 20, let target = try tagTarget(current) else { return nil }
      if try header(of: target).kind == .commit { peeled[id] = target }
      current = target
    }
    return nil
  }

  /// The commit that a ref leads to; nil where there is no such ref, or it leads to none.
  package func commit(ofReference name: String) throws(GitError) -> ObjectID? {
    guard let id = try target(ofReference: name) else { return nil }
    return try commit(peelingFrom: id)
  }

  private func tagTarget(_ id: ObjectID) throws(GitError) -> ObjectID? {
    let text = String(decoding: try read(id, as: .tag).prefix(48), as: UTF8.self)
    guard text.hasPrefix("object ") else { return nil }
    return ObjectID(hex: text.dropFirst(7).prefix(40))
  }

  /// The commits that a merge under way brings in; none where there is no merge.
  package func mergeHeads() throws(GitError) -> [ObjectID] {
    var heads: [ObjectID] = []
    let status = withUnsafeMutablePointer(to: &heads) { payload in
      git_repository_mergehead_foreach(
        pointer,
        { oid, payload in
          guard let oid, let payload else { return -1 }
          payload.assumingMemoryBound(to: [ObjectID].self).pointee.append(ObjectID(oid.pointee))
          return 0
        }, payload)
    }
    if status == GIT_ENOTFOUND.rawValue { return [] }
    // libgit2 wants a line end behind the last id, and git itself leaves it out when it makes merges anew in a rebase.
    if status < 0, let head = try target(ofReference: "MERGE_HEAD") { return [head] }
    try check(status, "reading the merge under way in", subject: gitDirectory)
    return heads
  }

  /// A value of the repository's configuration; nil where it is not set.
  package func configuration(_ key: String) throws(GitError) -> String? {
    var config: OpaquePointer?
    try check(git_repository_config_snapshot(&config, pointer), "reading the configuration of", subject: gitDirectory)
    defer { git_config_free(config) }
    var value: UnsafePointer<CChar>?
    let status = git_config_get_string(&value, config, key)
    if status == GIT_ENOTFOUND.rawValue { return nil }
    try check(status, "reading the configuration", subject: key)
    return value.map { String(cString: $0) }
  }
}
