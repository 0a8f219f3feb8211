import Glibc

/// Standard output and standard error, and what is known about who reads them.
struct Console: Sendable {
  /// Whether standard output is a terminal.
  let isTerminal: Bool
  /// Whether standard error is a terminal: only then is progress shown.
  let showsProgress: Bool
  /// Whether findings may be coloured: a terminal, and neither `NO_COLOR` nor `TERM=dumb`.
  let usesColor: Bool
  /// The same for standard error, where hooks speak.
  let usesColorInHooks: Bool

  init(environment: [String: String]) {
    isTerminal = isatty(STDOUT_FILENO) == 1
    showsProgress = isatty(STDERR_FILENO) == 1
    let isPlain = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    usesColor = isTerminal && !isPlain
    usesColorInHooks = showsProgress && !isPlain
  }

  /// Writes to standard output.
  func print(_ text: String) { Self.write(text, to: STDOUT_FILENO) }

  /// Writes to standard error.
  func complain(_ text: String) { Self.write(text, to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}
