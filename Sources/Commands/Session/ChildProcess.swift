import Glibc

/// A program that runs as a child and is waited for. A hook runs git once or twice and must be quick, so there are no
/// threads, and the program is looked up on PATH before anything is started.
struct ChildProcess {
  /// What came of it.
  struct Result: Sendable {
    /// The status it ended with; 128 and the signal's number where a signal ended it.
    let status: Int32
    let output: [UInt8]
    let complaint: [UInt8]
  }

  /// Why nothing came of it: an `errno`.
  struct Fault: Error {
    let code: Int32
  }

  let program: String
  let arguments: [String]
  /// `NAME=value`, as the child sees them.
  let environment: [String]

  /// Runs the program to its end.
  ///
  /// - Parameter input: its standard input.
  func run(input: [UInt8]) throws(Fault) -> Result {
    guard let path = Self.find(program) else { throw Fault(code: ENOENT) }
    let pipes = (input: try Pipe(), output: try Pipe(), complaint: try Pipe())
    let child: pid_t
    do throws(Fault) {
      child = try spawn(path, pipes)
    } catch {
      for pipe in [pipes.input, pipes.output, pipes.complaint] { pipe.close() }
      throw error
    }
    for end in [pipes.input.reading, pipes.output.writing, pipes.complaint.writing] { Glibc.close(end) }
    var exchange = Exchange(input: input, into: pipes.input.writing)
    exchange.run(output: pipes.output.reading, complaint: pipes.complaint.reading)
    let status = try Self.wait(for: child)
    // Half of what a child prints is no answer.
    if let code = exchange.fault { throw Fault(code: code) }
    return Result(status: status, output: exchange.output, complaint: exchange.complaint)
  }

  /// Runs the program to its end, with this process's own input and output: for one that people talk to.
  ///
  /// - Returns: the status it ended with, as in a result.
  func runInTerminal() throws(Fault) -> Int32 {
    guard let path = Self.find(program) else { throw Fault(code: ENOENT) }
    return try Self.wait(for: try spawn(path, nil))
  }

  /// - Parameter pipes: what the child reads from and writes to; nil for what this process does.
  private func spawn(
    _ path: String, _ pipes: (input: Pipe, output: Pipe, complaint: Pipe)?
  ) throws(Fault) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    try Self.check(posix_spawn_file_actions_init(&actions))
    defer { posix_spawn_file_actions_destroy(&actions) }
    // A child that writes elsewhere would seem to have nothing to say.
    if let pipes {
      try Self.check(posix_spawn_file_actions_adddup2(&actions, pipes.input.reading, STDIN_FILENO))
      try Self.check(posix_spawn_file_actions_adddup2(&actions, pipes.output.writing, STDOUT_FILENO))
      try Self.check(posix_spawn_file_actions_adddup2(&actions, pipes.complaint.writing, STDERR_FILENO))
    }
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
    guard code == 0 else { throw Fault(code: code) }
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

  /// The file that a program's name stands for, by PATH.
  private static func find(_ program: String) -> String? {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    for folder in path.split(separator: ":", omittingEmptySubsequences: false) {
      let candidate = folder.isEmpty ? "./\(program)" : "\(folder)/\(program)"
      var status = stat()
      guard access(candidate, X_OK) == 0, stat(candidate, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFREG { return candidate }
    }
    return nil
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
      guard errno == EINTR else { throw Fault(code: errno) }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}

/// Both ends of a pipe, closed in children that are not given them.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init() throws(ChildProcess.Fault) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw ChildProcess.Fault(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  func close() {
    Glibc.close(reading)
    Glibc.close(writing)
  }
}

/// Hands a child its input while it takes what the child prints, so that neither waits for the other.
private struct Exchange {
  private(set) var output: [UInt8] = []
  private(set) var complaint: [UInt8] = []
  /// The `errno` by which the exchange ended early.
  private(set) var fault: Int32?
  private var input: ArraySlice<UInt8>
  private var target: Int32
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)

  init(input: [UInt8], into target: Int32) {
    self.input = input[...]
    self.target = target
    // A child that reads nothing must not end this process: the write fails instead.
    if !input.isEmpty { signal(SIGPIPE, SIG_IGN) }
    _ = fcntl(target, F_SETFL, O_NONBLOCK)
    if input.isEmpty { finishInput() }
  }

  mutating func run(output source: Int32, complaint other: Int32) {
    var sources = [source, other]
    while sources != [-1, -1] {
      var polled = sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      polled.append(pollfd(fd: target, events: Int16(POLLOUT), revents: 0))
      if poll(&polled, nfds_t(polled.count), -1) < 0 {
        if errno == EINTR { continue }
        fault = errno
        break
      }
      if polled[2].revents != 0 { write() }
      for number in 0...1 where polled[number].revents != 0 && !take(from: sources[number], number) {
        close(sources[number])
        sources[number] = -1
      }
    }
    // Whatever the child still prints ends it.
    for source in sources where source >= 0 { close(source) }
    finishInput()
  }

  /// Takes what is there; false at the end.
  private mutating func take(from source: Int32, _ number: Int) -> Bool {
    let count = read(source, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return true }
    if count < 0 { fault = errno }
    guard count > 0 else { return false }
    if number == 0 { output += buffer[..<count] } else { complaint += buffer[..<count] }
    return true
  }

  private mutating func write() {
    let count = input.withUnsafeBytes { Glibc.write(target, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    // A child need not read all of it.
    if count < 0, errno != EPIPE { fault = errno }
    input = count < 0 ? [] : input.dropFirst(count)
    if input.isEmpty { finishInput() }
  }

  private mutating func finishInput() {
    if target >= 0 { close(target) }
    target = -1
  }
}
