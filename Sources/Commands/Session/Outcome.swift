/// How a command ended, as its exit code says it. Wrong usage is 64, which the argument parser gives by itself.
enum Outcome: Int32, Sendable {
  /// Nothing is wrong.
  case clean = 0
  /// The work was done, and something was found.
  case findings = 1
  /// The work could not be done, so nothing is known.
  case failed = 2
}
