import Diagnostics
import Processes

/// Runs git itself, for what libgit2 cannot do.
struct GitProcess: Sendable {
  /// Runs git with the process's own environment, so that `GIT_INDEX_FILE` and `GIT_DIR` mean what they mean to git,
  /// but without replaced objects, optional locks and translated messages.
  ///
  /// - Parameters:
  ///   - arguments: what follows `git`.
  ///   - directory: where it runs; nil for where this process is.
  ///   - changes: further changes to the environment; nil takes a variable out.
  ///   - input: its standard input.
  /// - Returns: what it prints.
  /// - Throws: ``Failure`` with what git says, where it ends with another status than 0.
  @discardableResult
  func run(
    _ arguments: [String], in directory: String? = nil, changing changes: [String: String?] = [:], input: [UInt8] = []
  ) async throws(Failure) -> [UInt8] {
    let result = try await result(of: arguments, in: directory, changing: changes, input: input)
    guard result.status == 0 else { throw Failure.git(arguments, result) }
    return result.output
  }

  /// What came of a call.
  struct Result: Sendable {
    /// The status it ended with; 128 and the signal's number where a signal ended it.
    let status: Int32
    let output: [UInt8]
    let complaint: String
  }

  /// Runs git, and leaves it to the caller what its status means.
  func result(
    of arguments: [String], in directory: String? = nil, changing changes: [String: String?] = [:], input: [UInt8] = []
  ) async throws(Failure) -> Result {
    var variables: [String: String?] = ["GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"]
    for (name, value) in changes { variables[name] = .some(value) }
    let place = directory.map { ["-C", $0] } ?? []
    let process = ChildProcess("git", place + arguments, environment: ProcessEnvironment.changed(by: variables))
    do throws(ChildProcess.Fault) {
      let result = try process.run(input: input)
      return Result(status: result.status, output: result.output, complaint: result.complaint)
    } catch {
      throw Failure("git cannot be run: \(error.reason)", help: "install git and put it on PATH")
    }
  }
}

extension GitProcess {
  /// One line that git prints; nil where it prints nothing or ends with another status than 0.
  func line(_ arguments: [String], in directory: String? = nil) async throws(Failure) -> String? {
    let result = try await result(of: arguments, in: directory)
    let text = String(decoding: result.output, as: UTF8.self)
    let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
    return result.status == 0 && !line.isEmpty ? line : nil
  }
}

extension Failure {
  fileprivate static func git(_ arguments: [String], _ result: GitProcess.Result) -> Failure {
    let said = result.complaint.split(separator: "\n").map { String($0).shown(limit: 300) }.joined(separator: "; ")
    return Failure(
      "git \(subcommand(of: arguments)) failed: \(said.isEmpty ? "status \(result.status)" : said)")
  }

  /// The first word that is no option of git itself, nor a setting that one gives.
  private static func subcommand(of arguments: [String]) -> String {
    var words = arguments[...]
    while let word = words.popFirst() {
      if word == "-c" { _ = words.popFirst() } else if !word.hasPrefix("-") { return word }
    }
    return ""
  }
}
