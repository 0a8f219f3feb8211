import Engine
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

  /// The occasions of the clone around.
  var intake: LocalIntake {
    let git = git
    return LocalIntake(source: repository) { (arguments) async throws(Unreadable) -> [UInt8] in
      do throws(Failure) { return try await git.run(arguments) } catch {
        throw Unreadable("git \(arguments.first { !$0.hasPrefix("-") } ?? "")", reason: error.message, help: error.help)
      }
    }
  }

  /// An absolute path for one that may be relative to where the command was given.
  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(directory)/\(path)"
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
