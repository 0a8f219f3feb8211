import Diagnostics
import Engine

/// A push says which value of the ref it replaces, and that is the ref's real value.
///
/// Why: the verdict holds for the change from one value to the next, and for no other.
///
/// Fix: `git fetch`, look at what came, and push again.
struct RefStale: UpdateRule {
  static let id: RuleID = "ref/stale"
  static let isSafety = true

  func inspect(_ update: RefUpdate, _ findings: inout Findings) {
    guard update.isStale else { return }
    findings.add(.stale(update.name), to: "")
  }
}

extension Finding.Message {
  fileprivate static func stale(_ name: String) -> Finding.Message {
    Finding.Message(
      "\(name.shown()) has another value than the push says it replaces", help: "git fetch, then push again")
  }
}
