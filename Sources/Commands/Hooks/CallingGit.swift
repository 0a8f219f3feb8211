import Glibc

/// The git process that called the hook, as its command line shows it: what git itself tells no hook.
enum CallingGit {
  /// How far above this process git is looked for: a shim, or a hook framework, may stand between.
  private static let reach = 4

  /// Whether git was told to replace the last commit. Where nothing can be seen of git, it is taken for an ordinary
  /// commit, and what is missing then is found at push.
  static func isAmending() -> Bool {
    var process = getppid()
    for _ in 0..<reach {
      guard process > 1, let words = words(of: process), let first = words.first else { return false }
      if first == "git" || first.hasSuffix("/git") { return asksToAmend(words) }
      guard let parent = parent(of: process) else { return false }
      process = parent
    }
    return false
  }

  /// Options whose value is the next word.
  private static let takingValue: Set<String> = [
    "-m", "--message", "-F", "--file", "-t", "--template", "-C", "--reuse-message", "-c", "--reedit-message",
    "--author", "--date", "--trailer", "--fixup", "--squash",
  ]

  /// - Parameter words: git's command line. git takes `--amend` shortened to `--am`, too.
  static func asksToAmend(_ words: [String]) -> Bool {
    var words = words[...]
    while let word = words.popFirst(), word != "--" {
      if takingValue.contains(word) {
        _ = words.popFirst()
      } else if word.hasPrefix("--am"), "--amend".hasPrefix(word) {
        return true
      }
    }
    return false
  }

  private static func words(of process: pid_t) -> [String]? {
    guard let bytes = try? FileSystem.read("/proc/\(process)/cmdline") else { return nil }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func parent(of process: pid_t) -> pid_t? {
    guard let bytes = try? FileSystem.read("/proc/\(process)/status") else { return nil }
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("PPid:") }
    return line.flatMap { pid_t($0.dropFirst(5).drop(while: \.isWhitespace)) }
  }
}
