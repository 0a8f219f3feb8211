import CSpawn
import Glibc

/// A program that runs as a child and is waited for, without a shell. A hook runs git once or twice and must be quick,
/// so there are no threads, and the program is looked up before anything is started.
package struct ChildProcess: Sendable {
  /// What came of it.
  package struct Result: Sendable {
    /// The status it ended with; 128 and the signal's number where a signal ended it.
    package let status: Int32
    package let output: [UInt8]
    package let complaint: String
  }

  /// Why nothing came of it.
  package enum Fault: Error, Hashable, Sendable {
    /// There is no such program, or nobody may run it.
    case missing
    /// It printed more than this many bytes, and was ended.
    case tooMuch(Int)
    /// The system refused something, with this `errno`.
    case system(Int32)

    /// The fault in words that follow the program's name and a colon.
    package var reason: String {
      switch self {
      case .missing: "there is no such program"
      case .tooMuch(let limit): "it printed more than \(limit) bytes"
      case .system(let code): String(cString: strerror(code))
      }
    }
  }

  let program: String
  let arguments: [String]
  let environment: [String]
  let directory: String?
  let limit: Int?

  /// - Parameters:
  ///   - program: a path, or a name that is looked up on PATH.
  ///   - environment: `NAME=value`, as the child sees them.
  ///   - directory: where it runs, and where a relative path of it starts; nil for where this process is.
  ///   - limit: how many bytes it may print on either output before it is ended; nil for any number.
  package init(
    _ program: String, _ arguments: [String], environment: [String] = ProcessEnvironment.changed(by: [:]),
    in directory: String? = nil, limit: Int? = nil
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
    self.limit = limit
  }

  /// Runs the program to its end.
  ///
  /// - Parameter input: its standard input, of which it need not read all.
  package func run(input: [UInt8] = []) throws(Fault) -> Result {
    guard let path = find() else { throw .missing }
    let pipes = try Pipes()
    let child: pid_t
    do throws(Fault) {
      child = try spawn(path, pipes)
    } catch {
      pipes.close()
      throw error
    }
    var exchange = ChildExchange(pipes, input: input, limit: limit)
    let fault = exchange.run()
    // Half of what a child prints is no answer, and nobody listens to the rest.
    if fault != nil { kill(child, SIGKILL) }
    let status = try Self.wait(for: child)
    if let fault { throw fault }
    return Result(
      status: status, output: exchange.output, complaint: String(decoding: exchange.complaint, as: UTF8.self))
  }

  /// Runs the program to its end, with this process's own input and output: for one that people talk to.
  ///
  /// - Returns: the status it ended with, as in a result.
  package func runInTerminal() throws(Fault) -> Int32 {
    guard let path = find() else { throw .missing }
    return try Self.wait(for: try spawn(path, nil))
  }

  /// - Parameter pipes: what the child reads from and writes to; nil for what this process does.
  private func spawn(_ path: String, _ pipes: Pipes?) throws(Fault) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    try Self.check(posix_spawn_file_actions_init(&actions))
    defer { posix_spawn_file_actions_destroy(&actions) }
    // A child that writes elsewhere would seem to have nothing to say.
    if let pipes {
      try Self.check(posix_spawn_file_actions_adddup2(&actions, pipes.input.reading, STDIN_FILENO))
      try Self.check(posix_spawn_file_actions_adddup2(&actions, pipes.output.writing, STDOUT_FILENO))
      try Self.check(posix_spawn_file_actions_adddup2(&actions, pipes.complaint.writing, STDERR_FILENO))
    }
    if let directory { try Self.check(posix_spawn_file_actions_addchdir_np(&actions, directory)) }
    var attributes = Self.attributes()
    defer { posix_spawnattr_destroy(&attributes) }
    var child: pid_t = 0
    let status = Self.withCStrings([program] + arguments) { arguments in
      Self.withCStrings(environment) { posix_spawn(&child, path, &actions, &attributes, arguments, $0) }
    }
    try Self.check(status)
    return child
  }

  /// - Parameter code: what a call returns that says by it what is wrong.
  private static func check(_ code: Int32) throws(Fault) {
    guard code == 0 else { throw .system(code) }
  }

  /// The child begins with no signal blocked, whatever the thread that starts it blocks, and a closed pipe ends it.
  private static func attributes() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    return attributes
  }

  /// The path that the program has from where it runs; nil where there is none that can be run.
  private func find() -> String? {
    guard !program.contains("/") else { return isProgram(program) ? program : nil }
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    for folder in path.split(separator: ":", omittingEmptySubsequences: false) {
      let candidate = folder.isEmpty ? "./\(program)" : "\(folder)/\(program)"
      if isProgram(candidate) { return candidate }
    }
    return nil
  }

  private func isProgram(_ path: String) -> Bool {
    let place = path.hasPrefix("/") ? path : directory.map { "\($0)/\(path)" } ?? path
    var status = stat()
    guard access(place, X_OK) == 0, stat(place, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFREG
  }

  private static func withCStrings<Value>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let pointers = texts.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    return body(pointers + [nil])
  }

  private static func wait(for child: pid_t) throws(Fault) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw .system(errno) }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
