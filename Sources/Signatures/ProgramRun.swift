import Subprocess
import SystemPackage

/// What another program left: how it ended, and what it printed.
struct ProgramRun: Sendable {
  /// The status it ended with; 128 and the signal's number where a signal ended it.
  let status: Int32
  let output: [UInt8]
  let complaint: String

  /// The most that a program may print on standard output: no signature or listing of keys comes near it.
  private static let outputLimit = 1 << 24

  /// A program that cannot be started, and why.
  struct Missing: Error {
    let reason: String
  }

  /// Runs a program, found on PATH where it is no path.
  ///
  /// - Parameters:
  ///   - directory: where it runs; nil for where this process is.
  ///   - changes: changes to the environment; nil takes a variable out.
  ///   - input: the file that is its standard input; nil for none. A file and no pipe, since whoever writes to a
  ///     program that has ended early is ended too.
  static func of(
    _ program: String, _ arguments: [String], in directory: String? = nil, changing changes: [String: String?] = [:],
    input: String? = nil
  ) async throws(Missing) -> ProgramRun {
    var variables: [Environment.Key: String?] = ["LC_ALL": "C"]
    for (name, value) in changes { variables[Environment.Key(rawValue: name) ?? "LC_ALL"] = .some(value) }
    do {
      let file = try FileDescriptor.open(FilePath(input ?? "/dev/null"), .readOnly, options: .closeOnExec)
      let ended = try await Subprocess.run(
        program.contains("/") ? .path(FilePath(program)) : .name(program), arguments: Arguments(arguments),
        environment: .inherit.updating(variables), workingDirectory: directory.map { FilePath($0) },
        input: .fileDescriptor(file, closeAfterSpawningProcess: true), output: .bytes(limit: outputLimit),
        error: .string(limit: 1 << 20))
      let status: Int32 =
        switch ended.terminationStatus {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
      return ProgramRun(status: status, output: ended.standardOutput, complaint: ended.standardError)
    } catch {
      throw Missing(reason: "\(error)")
    }
  }
}
