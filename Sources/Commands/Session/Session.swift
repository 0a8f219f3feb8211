import Diagnostics
import Engine
import Git
import Glibc
import Intake

/// What a command may see of the world around it, gathered in one place.
struct Session: Sendable {
  let environment: [String: String]
  /// Where the command was given, an absolute path without a closing `/`.
  let directory: String
  let console: Console
  let git: GitProcess

  /// The session of this process.
  static func current() -> Session {
    Self.makePathsAbsolute()
    let environment = Self.processEnvironment()
    return Session(
      environment: environment, directory: Self.workingDirectory(), console: Console(environment: environment),
      git: GitProcess())
  }

  /// The repository around: the one that git's environment names, or the one whose work tree holds the directory.
  ///
  /// Never opened from the environment as a whole: libgit2 refuses `GIT_WORK_TREE`.
  var repository: RepositorySource {
    guard let path = environment["GIT_DIR"], !path.isEmpty else { return .at(directory) }
    return .at(path, searching: false)
  }

  /// The work tree around, without a closing `/`, as git's environment names it; nil where the repository itself knows.
  ///
  /// Where the git directory is named and the work tree is not, git takes the folder it is run in.
  var workTree: String? {
    if let path = environment["GIT_WORK_TREE"], !path.isEmpty {
      return FileSystem.resolved(absolute(path)) ?? absolute(path)
    }
    guard let path = environment["GIT_DIR"], !path.isEmpty, let repository = try? repository.open() else { return nil }
    let isNamed = (try? repository.configuration("core.worktree")) != nil
    return repository.isBare || isNamed ? nil : directory
  }

  /// The occasions of the clone around.
  var intake: LocalIntake {
    let git = git
    let root = workTree.map { "\($0)/" }
    return LocalIntake(source: repository, workTree: root) { (arguments) async throws(Unreadable) -> [UInt8] in
      do throws(Failure) { return try await git.run(arguments) } catch {
        // The message names git's subcommand, and what git says.
        throw Unreadable("git", reason: error.message, help: error.help)
      }
    }
  }

  /// The files that git tracks, or would, at or below some paths, relative to the root of the work tree, in order.
  func listFiles(_ paths: [String]) async throws(Failure) -> [String] {
    let listing = ["ls-files", "-z", "--full-name", "--cached", "--others", "--exclude-standard", "--error-unmatch"]
    let result = try await git.result(of: listing + ["--"] + paths)
    guard result.status == 0 else {
      throw Failure(
        "there is no such file, or git ignores it: \(paths.joined(separator: " ").shown(limit: 200))",
        help: "name files and folders of the work tree")
    }
    return Set(result.output.split(separator: 0)).sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// An absolute path for one that may be relative to where the command was given.
  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(directory)/\(path)"
  }

  /// git takes these paths from where it is run; written in full, they mean the same to every git that is run here.
  private static func makePathsAbsolute() {
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
      let value = getenv(name).map { String(cString: $0) } ?? ""
      guard !value.isEmpty, !value.hasPrefix("/") else { continue }
      setenv(name, "\(workingDirectory())/\(value)", 1)
    }
  }

  private static func processEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let sign = text.firstIndex(of: "=") {
        variables[String(text[..<sign])] = String(text[text.index(after: sign)...])
      }
      next += 1
    }
    return variables
  }

  private static func workingDirectory() -> String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }
}
