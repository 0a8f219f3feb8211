import Diagnostics
import Engine

/// A protected branch only moves forward along its own line: its old tip is on the new tip's first-parent chain. A new
/// one goes on from the tip of another. A protected tag names a state that a protected branch had or has, and stays.
///
/// Why: a rewind takes accepted work back; a merge the wrong way round makes the branch's own history a side line,
/// which is then judged by the wrong policy; and where an old state could be gone on from, keys and roles that have
/// ended since would count again.
///
/// Fix: `git dataset land --push`, which merges what you have into what is there. A rebase does as well where all
/// commits in its way are your own; it takes the signatures off those of others.
struct RefMotion: UpdateRule {
  static let id: RuleID = "ref/motion"
  static let isSafety = true

  func inspect(_ update: RefUpdate, _ findings: inout Findings) {
    guard update.isProtected else { return }
    switch update.motion {
    case .rewind: findings.add(.rewind(update.name), to: "")
    case .sideways: findings.add(.sideways(update.name), to: "")
    case .astray: findings.add(.astray(update.name), to: "")
    case .forward where update.name.hasPrefix("refs/tags/"): findings.add(.movedTag(update.name), to: "")
    case .create, .forward, .delete: return
    }
  }
}

extension Finding.Message {
  fileprivate static func rewind(_ name: String) -> Finding.Message {
    Finding.Message(
      "the push would take commits away from \(name), which is protected",
      help: "git dataset land --push adds your commits to what is there")
  }

  fileprivate static func sideways(_ name: String) -> Finding.Message {
    Finding.Message(
      "the push merges \(name) into your own line instead of yours into it",
      help: "git dataset land --push merges it the other way round")
  }

  fileprivate static func astray(_ name: String) -> Finding.Message {
    Finding.Message(
      "\(name) is new and protected, and does not go on from the tip of a protected branch",
      help: "begin at such a tip, where the policy in force is: git fetch, git rebase, then push again")
  }

  fileprivate static func movedTag(_ name: String) -> Finding.Message {
    Finding.Message("\(name) is a protected tag, and stays where it is", help: "make another tag, with another name")
  }
}
