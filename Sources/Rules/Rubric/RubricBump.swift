import Dataset
import Diagnostics
import Documents
import Engine

/// A new rubric version is greater than the last one, and by at least as much as its text differs from it.
///
/// A major version is needed where criteria, their class, levels or severities came, went or changed places; and where
/// a text that reviewers judge by has changed, unless the calibration set was judged again and no verdict changed: then
/// a minor version is enough, and `calibrations/VERSION.yaml` says `rejudged: {against: LAST, flips: 0}`. For the
/// title, the changelog and white space a patch will do.
///
/// Why: what was made under one version of a major stays valid under the next; a patch that asks for something else
/// would keep items and verdicts that nobody gave under it.
///
/// Fix: see `git dataset rubric diff STREAM LAST NEW`, and rename the new version to the one it names. Where judging
/// again changed nothing, commit the calibration first, by itself: a rubric is policy, a calibration is not.
struct RubricBump: PolicyRule, StepRule {
  static let id: RuleID = "rubric/bump"

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) throws(Unreadable) {
    guard let base = policy.base else { return }
    for stream in policy.manifest.streams where Self.isConcerned(stream, policy) {
      guard let old = base.manifest.stream(named: stream.name) else { continue }
      let published = try Self.versions(of: old, in: base.tree, base.manifest.layout)
      let versions = try Self.versions(of: stream, in: policy.snapshot, policy.manifest.layout)
        .sorted()
      for version in versions where !published.contains(version) {
        try inspect(version, of: stream, after: published, versions: versions, under: policy, &findings)
      }
    }
  }

  /// Whether a stream's rubrics may be others than before: one of them changed, or where they lie.
  private static func isConcerned(_ stream: StreamPolicy, _ policy: PolicyContext) -> Bool {
    guard let changes = policy.changes else { return true }
    let folder = stream.files.rubrics + "/"
    return changes.contains { $0.path == Layout.manifestPath || $0.path.utf8.starts(with: folder.utf8) }
  }

  private func inspect(
    _ version: Version, of stream: StreamPolicy, after published: Set<Version>, versions: [Version],
    under policy: PolicyContext, _ findings: inout Findings
  ) throws(Unreadable) {
    let path = stream.files.rubric(version)
    if let last = published.max(), version < last {
      return findings.add(.notGreater(version, last), to: path)
    }
    guard let last = versions.last(where: { $0 < version }), let bump = version.bump(from: last) else { return }
    let before = stream.files.rubric(last)
    guard let old = try policy.snapshot.readableDocument(at: before),
      let new = try policy.snapshot.readableDocument(at: path)
    else {
      return
    }
    let difference = RubricDifference(from: old, to: new)
    guard bump < difference.leastBump(isRejudged: false) else { return }
    let isRejudged = try Self.isRejudged(version, against: last, stream, in: policy.snapshot)
    let least = difference.leastBump(isRejudged: isRejudged)
    guard bump < least, let change = difference.heaviest else { return }
    findings.add(.tooSmall(version, last.next(by: least), of: change), to: path)
  }

  private static func versions(
    of stream: StreamPolicy, in snapshot: any Snapshot, _ layout: Layout
  ) throws(Unreadable) -> Set<Version> {
    var versions: Set<Version> = []
    for entry in try snapshot.entries(in: stream.files.rubrics) ?? [] where entry.isFile {
      guard case .stream(_, .rubric(let version)) = layout.place(of: entry.path), version.candidate == nil else {
        continue
      }
      versions.insert(version)
    }
    return versions
  }

  /// Whether a calibration of the version says that judging again changed no verdict of the version before.
  private static func isRejudged(
    _ version: Version, against last: Version, _ stream: StreamPolicy, in snapshot: any Snapshot
  ) throws(Unreadable) -> Bool {
    let path = stream.files.calibration(version)
    return try snapshot.readableDocument(at: path).flatMap { Rejudgement($0)?.confirms(last) } ?? false
  }
}

extension Finding.Message {
  fileprivate static func notGreater(_ version: Version, _ last: Version) -> Finding.Message {
    Finding.Message(
      "rubric \(version) is older than \(last), which is published",
      help: "name it by what it changes against \(last): \(last.next(by: .minor)) or \(last.next(by: .major))")
  }

  fileprivate static func tooSmall(
    _ version: Version, _ least: Version, of change: RubricDifference.Change
  ) -> Finding.Message {
    let place = change.path.joined(separator: "/").shown(limit: 120)
    let isOpen = change.weight == .normative && least.minor == 0
    let again = isOpen ? ", or commit a calibration first which says that judging again changed no verdict" : ""
    return Finding.Message(
      "rubric \(version) changes `\(place)`, for which the version must be \(least) at least",
      help: "rename it to \(least).yaml and write `version: \(least)`\(again)")
  }
}
