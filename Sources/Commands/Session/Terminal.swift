import Glibc

/// Standard input as people use it: lines from anywhere, single keys from a terminal.
struct Terminal {
  /// What somebody pressed.
  enum Key: Hashable {
    case character(Character)
    case up, down, left, right, pageUp, pageDown
    /// The end of the input, or ^C and ^D.
    case end
  }

  /// Whether both ends are a terminal, so that keys can be read one by one.
  let isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
  private var buffer: [UInt8] = []
  private let original: termios

  init() {
    var settings = termios()
    tcgetattr(STDIN_FILENO, &settings)
    original = settings
  }

  /// Columns and rows.
  var size: (width: Int, height: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Takes keys one by one from now on, unseen.
  func readKeys() {
    var settings = original
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
  }

  /// Takes whole lines again, as the terminal was before.
  func readLines() {
    var settings = original
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
  }

  /// The next line, without its end; nil where the input ends.
  mutating func line() -> String? {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        defer { buffer.removeFirst(end + 1) }
        return String(decoding: buffer[..<end], as: UTF8.self)
      }
      guard fill() else {
        defer { buffer = [] }
        return buffer.isEmpty ? nil : String(decoding: buffer, as: UTF8.self)
      }
    }
  }

  /// The next key.
  mutating func key() -> Key {
    if buffer.isEmpty, !fill() { return .end }
    let first = buffer.removeFirst()
    switch first {
    case 0x03, 0x04: return .end
    case 0x1B: return escape()
    case 0x80...:
      // The rest of a character of several bytes came with it.
      let rest = buffer.prefix { $0 & 0xC0 == 0x80 }
      buffer.removeFirst(rest.count)
      return .character(String(decoding: [first] + rest, as: UTF8.self).first ?? "?")
    default: return .character(Character(Unicode.Scalar(first)))
    }
  }

  /// What follows ESC: a terminal sends `[` and a letter, or a number and `~`, for the keys that are no characters.
  private mutating func escape() -> Key {
    guard buffer.first == UInt8(ascii: "[") else { return .character("\u{1B}") }
    buffer.removeFirst()
    let digits = buffer.prefix { (0x30...0x39).contains($0) }
    buffer.removeFirst(digits.count)
    guard !buffer.isEmpty else { return .character("\u{1B}") }
    switch (buffer.removeFirst(), String(decoding: digits, as: UTF8.self)) {
    case (UInt8(ascii: "A"), _): return .up
    case (UInt8(ascii: "B"), _): return .down
    case (UInt8(ascii: "C"), _): return .right
    case (UInt8(ascii: "D"), _): return .left
    case (UInt8(ascii: "~"), "5"): return .pageUp
    case (UInt8(ascii: "~"), "6"): return .pageDown
    default: return .character("\u{1B}")
    }
  }

  private mutating func fill() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      buffer += chunk[..<count]
      return true
    }
  }
}
