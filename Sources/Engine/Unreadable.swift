package import Diagnostics

/// Content that could not be read, so that there is no verdict: never a pass, always exit code 2 or a refused push.
package struct Unreadable: Error, Hashable, Sendable {
  /// What was to be read: a path, an object, a revision.
  package let subject: String
  /// Why that failed, without a full stop.
  package let reason: String
  /// What to do about it; empty where nothing can be said.
  package let help: String

  package init(_ subject: String, reason: String, help: String = "") {
    self.subject = subject
    self.reason = reason
    self.help = help
  }
}

extension Refusal {
  /// Nothing is done with what cannot be read.
  package init(_ error: Unreadable) {
    self.init("\(error.subject.shown(limit: 200)): \(error.reason)", help: error.help)
  }
}

/// Runs what reads a tree, and throws ``Refusal`` where it cannot be read.
package func orRefusal<Result>(_ body: () throws(Unreadable) -> Result) throws(Refusal) -> Result {
  do { return try body() } catch { throw Refusal(error) }
}
