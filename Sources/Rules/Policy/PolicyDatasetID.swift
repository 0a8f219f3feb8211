import Dataset
import Diagnostics
import Documents
import Engine

/// The `id` in dataset.yaml never changes.
///
/// Why: verdicts, proofs and owners' signatures name the dataset by it; under another id each of them would be one of
/// another dataset.
///
/// Fix: write the old id again. A dataset of its own begins with `git dataset init`.
struct PolicyDatasetID: PolicyRule, StepRule {
  static let id: RuleID = "policy/dataset-id"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    guard let before = policy.base?.manifest.id, before != policy.manifest.id else { return }
    let mark = policy.manifest.document.root["id"]?.mark ?? policy.manifest.document.root.mark
    findings.add(.changed(from: before), at: mark.location(in: Layout.manifestPath))
  }
}

extension Finding.Message {
  fileprivate static func changed(from id: String) -> Finding.Message {
    Finding.Message(
      "the dataset's id was \(id.shown()), and never changes",
      help: "write `id: \(id.shown())` again; a dataset of its own begins with git dataset init")
  }
}
