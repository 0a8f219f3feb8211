import Glibc

/// Hands a child its input while it takes what the child prints, so that neither waits for the other.
struct ChildExchange {
  private(set) var output: [UInt8] = []
  private(set) var complaint: [UInt8] = []
  /// Why the exchange ended early.
  private var fault: ChildProcess.Fault?
  private var input: ArraySlice<UInt8>
  private let limit: Int?
  /// Where the input goes, and where both outputs come from; -1 once closed.
  private var target: Int32
  private var sources: [Int32]
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)

  /// - Parameter pipes: of a child that has started; their far ends are closed.
  init(_ pipes: Pipes, input: [UInt8], limit: Int?) {
    for end in [pipes.input.reading, pipes.output.writing, pipes.complaint.writing] { close(end) }
    self.input = input[...]
    self.limit = limit
    target = pipes.input.writing
    sources = [pipes.output.reading, pipes.complaint.reading]
    _ = fcntl(target, F_SETFL, O_NONBLOCK)
    if input.isEmpty { finishInput() }
  }

  /// Goes on until the child has closed its outputs.
  ///
  /// - Returns: why that is not all; nil where it is.
  mutating func run() -> ChildProcess.Fault? {
    let quiet = input.isEmpty ? nil : QuietPipes()
    defer { quiet?.end() }
    while fault == nil, sources != [-1, -1] {
      var polled = sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      polled.append(pollfd(fd: target, events: Int16(POLLOUT), revents: 0))
      if poll(&polled, nfds_t(polled.count), -1) < 0 {
        if errno != EINTR { fault = .system(errno) }
        continue
      }
      if polled[2].revents != 0 { write() }
      for number in 0...1 where polled[number].revents != 0 && !take(number) { finish(number) }
    }
    for number in 0...1 { finish(number) }
    finishInput()
    return fault
  }

  /// Takes what is there; false at the end.
  private mutating func take(_ number: Int) -> Bool {
    let count = read(sources[number], &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return true }
    if count < 0 { fault = .system(errno) }
    guard count > 0 else { return false }
    if number == 0 { output += buffer[..<count] } else { complaint += buffer[..<count] }
    if let limit, max(output.count, complaint.count) > limit { fault = .tooMuch(limit) }
    return true
  }

  private mutating func write() {
    let count = input.withUnsafeBytes { Glibc.write(target, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    // A child need not read all of it.
    if count < 0, errno != EPIPE { fault = .system(errno) }
    input = count < 0 ? [] : input.dropFirst(count)
    if input.isEmpty { finishInput() }
  }

  private mutating func finish(_ number: Int) {
    if sources[number] >= 0 { close(sources[number]) }
    sources[number] = -1
  }

  private mutating func finishInput() {
    if target >= 0 { close(target) }
    target = -1
  }
}

/// While it lasts, writing to a child that has stopped reading fails, and does not end this process.
private struct QuietPipes {
  private var signals = sigset_t()
  private var before = sigset_t()
  /// A signal that waited already is somebody else's.
  private let wasPending: Bool

  init() {
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    var pending = sigset_t()
    sigpending(&pending)
    wasPending = sigismember(&pending, SIGPIPE) == 1
  }

  func end() {
    var (signals, before, none) = (signals, before, timespec())
    if !wasPending { sigtimedwait(&signals, nil, &none) }
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
