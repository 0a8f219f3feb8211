import Diagnostics
import Engine
import Git

extension Unreadable {
  /// A failed call to git's library, in words that say what to do where that is known.
  init(_ error: GitError) {
    let message = error.message
    if message.contains("extensions.objectformat") {
      self.init(
        error.subject, reason: "it names its objects by SHA-256, which is not supported",
        help: "use a repository with SHA-1 names: git init --object-format=sha1")
    } else if error.code == .owner || message.contains("safe.directory") {
      let path = error.subject.hasPrefix("/") ? error.subject.shellQuoted : "PATH"
      self.init(
        error.subject, reason: "it belongs to another user",
        help: "if you trust it: git config --global --add safe.directory \(path)")
    } else if error.code == .notFound, error.operation.hasPrefix("reading") {
      self.init("object \(error.subject)", reason: "it is missing from the repository", help: Self.fetching)
    } else if error.code == .tooLarge {
      self.init("object \(error.subject)", reason: error.message, help: "keep large files in Git LFS: git lfs track")
    } else if error.operation.hasPrefix("walking the history") || message.contains("object not found - no match") {
      self.init(error.subject, reason: "the history here is not whole: \(message)", help: Self.fetching)
    } else if error.code == .notFound, error.operation.hasPrefix("opening the repository at") {
      self.init(
        error.subject, reason: "there is no git repository here",
        help: "go to a clone of the dataset, or make one with git dataset init NAME")
    } else if error.operation.hasPrefix("resolving the revision") {
      self.init(
        error.subject, reason: "git knows no such revision: \(message)",
        help: "git log --oneline --all lists the commits")
    } else {
      self.init("\(error.operation) \(error.subject)", reason: message, help: "git fsck says what is damaged")
    }
  }

  /// What brings back objects that a clone leaves out.
  private static let fetching =
    "git fetch --unshallow (a shallow clone), git fetch --refetch --no-filter (a partial one); git fsck looks further"

  /// A file whose content cannot be had.
  init(_ error: GitError, of path: String) {
    guard error.code == .notFound else {
      self.init(error)
      return
    }
    self.init(path, reason: "its object \(error.subject) is missing from the repository", help: Self.fetching)
  }

  init(_ error: TreeError) {
    switch error {
    case .git(let error): self.init(error)
    case .format(let path, let id, let error):
      self.init(path.isEmpty ? "tree \(id)" : path, reason: "the tree object \(id) is malformed: \(error.reason)")
    case .tooDeep(let path): self.init(path, reason: "folders lie more than 64 levels deep")
    }
  }
}

/// Runs `body`, and turns what the repository throws into ``Unreadable``.
func reading<Result>(_ body: () throws(GitError) -> Result) throws(Unreadable) -> Result {
  do throws(GitError) { return try body() } catch { throw Unreadable(error) }
}

func walking<Result>(_ body: () throws(TreeError) -> Result) throws(Unreadable) -> Result {
  do throws(TreeError) { return try body() } catch { throw Unreadable(error) }
}
