import Dataset
import Diagnostics
import Engine

/// A published rubric version is never changed and never deleted; release candidates may be.
///
/// Why: items, reviews and samples say which version they were made under; if its text changed, nobody could tell what
/// they meant.
///
/// Fix: take the change back (`git checkout UPSTREAM -- FILE`), and write it to a new version.
struct PublishedRubric: PolicyRule {
  static let id: RuleID = "rubric/published"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) throws(Unreadable) {
    guard let base = policy.base else { return }
    let layout = policy.manifest.layout
    for change in policy.changes ?? [] {
      guard case .stream(_, .rubric(let version)) = layout.place(of: change.path), version.candidate == nil else { continue }
      guard let published = try base.entry(at: change.path), published.isFile else { continue }
      if change.new == nil { findings.add(.deleted(version), to: change.path) }
      if let new = change.new, new.id != published.id { findings.add(.changed(version), to: change.path) }
    }
  }
}

extension Finding.Message {
  fileprivate static func changed(_ version: Version) -> Finding.Message {
    Finding.Message(
      "rubric \(version) is published and must stay as it is",
      help: "take the change back, and write it to a new version's file")
  }

  fileprivate static func deleted(_ version: Version) -> Finding.Message {
    Finding.Message("rubric \(version) is published and must not be deleted", help: "bring the file back")
  }
}
