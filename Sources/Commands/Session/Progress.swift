import Glibc
import Synchronization

/// Tells on standard error how far a long work has come: on a terminal alone, after half a second, at most ten times a
/// second.
final class Progress: Sendable {
  private let noun: String
  private let console: Console
  private let start: UInt64
  private let shown: Mutex<UInt64?>

  init(noun: String, console: Console) {
    self.noun = noun
    self.console = console
    start = Self.milliseconds()
    shown = Mutex(nil)
  }

  /// Shows a state, if it is time to.
  func show(_ done: Int, of total: Int) {
    guard console.showsProgress, total > 0 else { return }
    let now = Self.milliseconds()
    guard now - start > 500 else { return }
    let isDue = shown.withLock { last in
      guard now - (last ?? 0) > 100 else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    console.complain("\r\u{1B}[K\(done) of \(total) \(noun) (\(done * 100 / total) %)")
  }

  /// Takes away what was shown.
  func clear() {
    let wasShown = shown.withLock { last in last != nil }
    if wasShown { console.complain("\r\u{1B}[K") }
  }

  private static func milliseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
  }
}
