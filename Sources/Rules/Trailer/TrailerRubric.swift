import Dataset
import Diagnostics
import Engine

/// A commit that changes items names, for each stream it touches, the rubric they were written under:
/// `Rubric: STREAM@VERSION`, a version that is valid in the batches concerned, as the commit leaves them.
///
/// Why: the author says, in a place that a signature covers, which rubric they had in front of them.
///
/// Fix: the commit hooks add the trailer, to older commits with `git rebase --no-ff COMMIT~1`; by hand it is
/// `git commit --amend --trailer 'Rubric: bug-fix@1.0.1'`.
struct TrailerRubric: CommitRule {
  static let id: RuleID = "trailer/rubric"

  func inspect(_ commit: NewCommit, _ findings: inout Findings) {
    let batches = batches(changedBy: commit)
    let streams = Set(batches.map(\.stream))
    let trailers = commit.change.values(of: "Rubric").map(RubricReference.init)
    for value in zip(commit.change.values(of: "Rubric"), trailers) where value.1 == nil {
      findings.add(.malformed(value.0), to: commit)
    }
    let named = trailers.compactMap { $0 }
    for stream in streams.sorted() {
      let versions = named.filter { $0.stream == stream }.map(\.version)
      let pins = batches.filter { $0.stream == stream }.compactMap { commit.pins[$0] }
      guard let version = versions.first else {
        let trailer = "Rubric: \(stream)@\(pins.map(\.version).max()?.description ?? "VERSION")"
        findings.add(.missing(trailer, of: stream, commit, isTip: commit.isTip), to: commit)
        continue
      }
      if versions.count > 1 { findings.add(.twice(stream), to: commit) }
      for pin in pins where pin.standing(of: version) == .invalid {
        findings.add(.invalid(version, stream, pin: pin.version), to: commit)
      }
    }
    // A statement names the rubric by which it judges, and changes no item.
    guard !commit.change.isStatement else { return }
    // While a commit is only about to be made nobody knows what it amends, and so what else its trailers speak of.
    for reference in named where !streams.contains(reference.stream) && !commit.change.id.isEmpty {
      findings.add(.needless(reference), to: commit)
    }
  }

  private func batches(changedBy commit: NewCommit) -> Set<BatchName> {
    Set(commit.changes.compactMap { commit.layout.place(of: $0.path).batchOfItem })
  }
}

extension CommitFault {
  fileprivate static func missing(
    _ trailer: String, of stream: String, _ commit: NewCommit, isTip: Bool
  ) -> CommitFault {
    let help =
      switch (commit.change.id.isEmpty, isTip) {
      case (true, _): "write it as the message's last line, behind an empty one"
      case (false, true): "git commit --amend --no-edit --trailer '\(trailer)'"
      // git makes the commits again, and the hooks add what is missing.
      case (false, false): "with the hooks installed: git rebase --no-ff \(commit.change.id.prefix(12))~1"
      }
    return CommitFault("the commit changes items of `\(stream)`, but has no trailer `\(trailer)`", help: help)
  }

  fileprivate static func malformed(_ value: String) -> CommitFault {
    CommitFault("the trailer `Rubric: \(value.shown())` is not STREAM@VERSION", mend: "write it like bug-fix@1.0.1")
  }

  fileprivate static func twice(_ stream: String) -> CommitFault {
    CommitFault("the commit names rubrics of `\(stream)` more than once", mend: "keep one trailer for each stream")
  }

  fileprivate static func invalid(_ version: Version, _ stream: String, pin: Version) -> CommitFault {
    CommitFault(
      "the trailer names rubric \(stream)@\(version), but the batch pins \(pin)",
      mend: "write `Rubric: \(stream)@\(pin)`")
  }

  fileprivate static func needless(_ reference: RubricReference) -> CommitFault {
    CommitFault(
      "the trailer names rubric \(reference), but the commit changes no item of `\(reference.stream.shown())`",
      mend: "take the trailer out")
  }
}
