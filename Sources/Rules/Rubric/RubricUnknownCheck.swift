import Checks
import Dataset
import Diagnostics
import Documents
import Engine

/// What a rubric leaves to the program, the program does: each id under `checks`, of the rubric or of a criterion, is a
/// check of the stream or one of the program's rules. The rubric that new batches get is looked at.
///
/// Why: reviewers do not look at what the rubric says is checked; where nothing checks it, nobody does.
///
/// Fix: correct the id (`git dataset checks list STREAM` shows the checks of a stream); or write the check in the
/// stream's checks.yaml; or leave the question to reviewers, in a new version of the rubric.
struct RubricUnknownCheck: PolicyRule {
  static let id: RuleID = "rubric/unknown-check"

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) throws(Unreadable) {
    for stream in policy.streams {
      guard let version = stream.policy.rubric, stream.rubrics.contains(version) else { continue }
      let path = stream.policy.files.rubric(version)
      guard let document = try policy.snapshot.readableDocument(at: path) else { continue }
      let known = Set(stream.checks.terms.map(\.id.name))
      for node in Rubric(document).checks where !known.contains(node.text) {
        guard Explanations.explanation(of: RuleID(node.text)) == nil else { continue }
        findings.add(.unknown(node.text, in: stream), at: node, of: path)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ name: String, in stream: StreamState) -> Finding.Message {
    let file = stream.policy.files.checks
    return Finding.Message(
      "the rubric leaves something to `\(name.shown())`, which is no check of the stream `\(stream.name)` and no rule",
      help: "correct the id, add the check to \(file), or leave the question to reviewers in a new version")
  }
}
