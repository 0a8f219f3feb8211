import Dataset
import Diagnostics
import Engine

/// The rubric version that the manifest names for a stream exists in the stream's folder.
///
/// Why: new batches pin that version; one that nobody wrote cannot be judged by.
///
/// Fix: write the rubric, or name a version that exists.
struct PolicyRubric: PolicyRule {
  static let id: RuleID = "policy/rubric"

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    for stream in policy.streams {
      guard let version = stream.policy.rubric, !stream.rubrics.contains(version) else { continue }
      findings.add(.missing(version, stream), at: stream.policy.mark.location(in: Layout.manifestPath))
    }
  }
}

extension Finding.Message {
  fileprivate static func missing(_ version: Version, _ stream: StreamState) -> Finding.Message {
    Finding.Message(
      "the stream `\(stream.name)` has no rubric \(version)",
      help: "add \(stream.policy.files.rubric(version)), or name a version that exists")
  }
}
