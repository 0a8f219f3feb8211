import Diagnostics
import Engine

/// A commit, and a push, changes at most 20,000 names and 20 more for each distinct content that comes with them, and a
/// push holds at most 64 MiB and 50 bytes more for each that it sends. A push is counted by the objects that it sends,
/// or by the contents that no protected ref holds yet, where those are more.
///
/// Why: six objects, a kilobyte on the wire, make a tree of a million names, which every judge, checkout and clone
/// then pays for, and some bytes make 16 MiB of one that is there. Folders are counted before any file in them is
/// looked at, and contents by their headers.
///
/// Fix: leave the copies out; what is too much for one commit or one push alone goes in several. A server's
/// administrator may allow more (`git config dataset.nameLimit`, `dataset.namesPerContent`, `dataset.contentLimit`),
/// and so may whoever runs `git dataset verify` in a clone, which counts names, commit by commit.
struct CommitFlood: CommitRule {
  static let id: RuleID = "commit/flood"
  static let isSafety = true

  func inspect(_ commit: NewCommit, _ findings: inout Findings) {
    switch commit.change.defect {
    case .flood(let names, let contents, let most):
      findings.add(.flood(names, contents, most: most), to: commit)
    case .excess(let most, let objects): findings.add(.excess(most, objects), to: commit)
    case .bytes(let most, let sent): findings.add(.bytes(most, sent), to: commit)
    case .malformed, .oversized, .tangled, nil: return
    }
  }
}

extension CommitFault {
  fileprivate static func flood(_ names: Int, _ contents: Int, most: Int) -> CommitFault {
    CommitFault(
      "the commit changes \(names) names or more with \(contents) distinct contents, and \(most) are the most",
      mend: "leave the copies out, or divide the change over several commits, each in a push of its own")
  }

  fileprivate static func excess(_ most: Int, _ objects: Int) -> CommitFault {
    CommitFault(
      "the push changes more than \(most) names, and brings \(objects) objects",
      mend: "leave the copies out, or push it in parts, the oldest commits first: git push origin COMMIT:BRANCH")
  }

  fileprivate static func bytes(_ most: Int, _ sent: Int) -> CommitFault {
    CommitFault(
      "the push holds more than \(most) bytes of contents in the \(sent) bytes sent",
      mend: "push it in parts, the oldest commits first: git push origin COMMIT:BRANCH")
  }
}
