import Dataset
import Diagnostics
import Engine

/// A published rubric version is never changed and never deleted; release candidates may be.
///
/// Why: items, reviews and samples say which version they were made under; if its text changed, nobody could tell what
/// they meant.
///
/// Fix: take the change back (`git checkout UPSTREAM -- FILE`), and write it to a new version.
struct RubricPublished: PolicyRule, StepRule {
  static let id: RuleID = "rubric/published"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) throws(Unreadable) {
    guard let base = policy.base else { return }
    for rubric in touched(by: policy.changes ?? [], policy, base) {
      // The version counts, not the folder: a manifest may move a stream.
      guard let old = rubric.place.path(in: base.manifest) else {
        continue
      }
      guard let published = try base.tree.entry(at: old), published.isFile else { continue }
      let path = rubric.place.path(in: policy.manifest) ?? old
      guard let entry = try policy.snapshot.entry(at: path), entry.isFile else {
        findings.add(.deleted(rubric.version), to: old)
        continue
      }
      if entry.id != published.id { findings.add(.changed(rubric.version), to: path) }
    }
  }

  /// The published versions among the changed paths, by what the paths meant before and what they mean now.
  private func touched(
    by changes: [PathChange], _ policy: PolicyContext, _ base: DatasetState
  ) -> Set<PublishedVersion> {
    var touched: Set<PublishedVersion> = []
    for layout in [policy.manifest.layout, base.manifest.layout] {
      for change in changes {
        guard case .stream(let stream, .rubric(let version)) = layout.place(of: change.path) else { continue }
        if version.candidate == nil { touched.insert(PublishedVersion(stream: stream, version: version)) }
      }
    }
    return touched
  }
}

private struct PublishedVersion: Hashable {
  let stream: String
  let version: Version

  var place: Place { .stream(stream, .rubric(version)) }
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
