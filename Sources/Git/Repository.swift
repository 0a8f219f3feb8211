internal import CLibgit2

/// An open repository. It belongs to one thread at a time, so it is not `Sendable`: each worker opens its own.
package final class Repository {
  let pointer: OpaquePointer
  let database: OpaquePointer
  /// The header that was read last: whoever reads a content asks for its size before.
  var lastHeader: (id: ObjectID, kind: ObjectKind, size: Int)?
  var recentContents = RecentContents()
  var folders = FolderListings()
  var digests: [ObjectID: String] = [:]
  /// The commits that tags lead to.
  var peeled: [ObjectID: ObjectID] = [:]
  /// The database of what a push sent; nil where none was received.
  private(set) var quarantine: OpaquePointer?

  private init(_ pointer: OpaquePointer) throws(GitError) {
    var database: OpaquePointer?
    do throws(GitError) {
      try check(
        git_repository_odb(&database, pointer), "opening the object database of", subject: Self.path(of: pointer))
    } catch {
      git_repository_free(pointer)
      throw error
    }
    self.pointer = pointer
    self.database = database!
  }

  deinit {
    git_odb_free(quarantine)
    git_odb_free(database)
    git_repository_free(pointer)
  }

  /// Opens a repository by its git directory, or by a folder in its work tree.
  ///
  /// - Parameter searching: whether the folders above are tried too.
  package static func open(at path: String, searching: Bool) throws(GitError) -> Repository {
    try Library.start()
    var pointer: OpaquePointer?
    let flags = searching ? 0 : GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue
    try check(git_repository_open_ext(&pointer, path, flags, nil), "opening the repository at", subject: path)
    return try Repository(pointer!)
  }

  /// Opens the repository that git's environment variables name, quarantined objects included: what a receiving hook
  /// must do to see what was pushed.
  ///
  /// - Parameters:
  ///   - alternates: the value of `GIT_ALTERNATE_OBJECT_DIRECTORIES`. git quotes a path that holds a colon or begins
  ///     with a double quote, and libgit2 does not unquote it; such paths are added here.
  ///   - quarantine: where the objects of a push lie; nil where none was received.
  package static func openFromEnvironment(
    alternates: String?, quarantine: String? = nil
  ) throws(GitError) -> Repository {
    try Library.start()
    var pointer: OpaquePointer?
    let flags = GIT_REPOSITORY_OPEN_FROM_ENV.rawValue | GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue
    try check(git_repository_open_ext(&pointer, nil, flags, nil), "opening", subject: "this repository")
    let repository = try Repository(pointer!)
    for path in QuotedPaths.quoted(in: alternates ?? "") {
      try check(git_odb_add_disk_alternate(repository.database, path), "adding the objects of", subject: path)
    }
    if let quarantine {
      try check(git_odb_open(&repository.quarantine, quarantine), "opening the objects in", subject: quarantine)
    }
    return repository
  }

  private static func path(of pointer: OpaquePointer) -> String {
    git_repository_path(pointer).map { String(cString: $0) } ?? ""
  }

  /// The git directory, with a closing `/`.
  package var gitDirectory: String { Self.path(of: pointer) }

  /// The directory that linked work trees share, with a closing `/`.
  package var commonDirectory: String {
    git_repository_commondir(pointer).map { String(cString: $0) } ?? gitDirectory
  }

  /// The work tree, with a closing `/`; nil for a bare repository.
  package var workDirectory: String? {
    git_repository_workdir(pointer).map { String(cString: $0) }
  }

  package var isBare: Bool { git_repository_is_bare(pointer) == 1 }
  package var isShallow: Bool { git_repository_is_shallow(pointer) == 1 }
}
