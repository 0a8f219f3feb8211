package import Engine
package import Git

/// How a repository is opened; every worker opens it anew, because libgit2's handles belong to one thread.
package struct RepositorySource: Sendable {
  private enum Opening: Sendable {
    case path(String, searching: Bool)
    case environment(alternates: String?, quarantine: String?)
  }

  private let opening: Opening

  /// A repository by its git directory, or by a folder in its work tree or below.
  package static func at(_ path: String, searching: Bool = true) -> RepositorySource {
    RepositorySource(opening: .path(path, searching: searching))
  }

  /// The repository that git's environment names, with the objects of a push in quarantine.
  ///
  /// - Parameters:
  ///   - alternates: the value of `GIT_ALTERNATE_OBJECT_DIRECTORIES`.
  ///   - quarantine: that of `GIT_QUARANTINE_PATH`, as an absolute path.
  package static func environment(alternates: String?, quarantine: String?) -> RepositorySource {
    RepositorySource(opening: .environment(alternates: alternates, quarantine: quarantine))
  }

  package func open() throws(Unreadable) -> Repository {
    try reading { () throws(GitError) in
      switch opening {
      case .path(let path, let searching): try Repository.open(at: path, searching: searching)
      case .environment(let alternates, let quarantine):
        try Repository.openFromEnvironment(alternates: alternates, quarantine: quarantine)
      }
    }
  }
}
