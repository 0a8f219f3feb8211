import Diagnostics
import Engine

/// A ref points to a commit; a tag may do so by way of a tag object.
///
/// Why: a tree or a file without a commit holds nothing that can be judged.
///
/// Fix: push a commit.
struct RefTarget: UpdateRule {
  static let id: RuleID = "ref/target"
  static let isSafety = true

  func inspect(_ update: RefUpdate, _ findings: inout Findings) {
    guard update.motion != .delete, !update.isCommit else { return }
    findings.add(.noCommit(update.name), to: "")
  }
}

extension Finding.Message {
  fileprivate static func noCommit(_ name: String) -> Finding.Message {
    Finding.Message("\(name.shown()) would point to something that is no commit", help: "push a commit")
  }
}
