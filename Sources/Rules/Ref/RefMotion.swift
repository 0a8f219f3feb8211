import Diagnostics
import Engine

/// A protected branch only moves forward along its own line: its old tip is on the new tip's first-parent chain.
///
/// Why: a rewind takes accepted work back; a merge the wrong way round makes the branch's own history a side line,
/// which is then judged by the wrong policy.
///
/// Fix: `git pull --rebase`, then push again.
struct RefMotion: UpdateRule {
  static let id: RuleID = "ref/motion"
  static let isSafety = true

  func inspect(_ update: RefUpdate, _ findings: inout Findings) {
    guard update.isProtected else { return }
    switch update.motion {
    case .rewind: findings.add(.rewind(update.name), to: "")
    case .sideways: findings.add(.sideways(update.name), to: "")
    case .create, .forward, .delete: return
    }
  }
}

extension Finding.Message {
  fileprivate static func rewind(_ name: String) -> Finding.Message {
    Finding.Message(
      "the push would take commits away from \(name), which is protected", help: "git pull --rebase, then push again")
  }

  fileprivate static func sideways(_ name: String) -> Finding.Message {
    Finding.Message(
      "the push merges \(name) into your own line instead of yours into it",
      help: "git dataset land --push; or git pull --rebase, which undoes the merge, and push again")
  }
}
