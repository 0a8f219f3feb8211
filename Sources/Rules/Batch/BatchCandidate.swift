import Dataset
import Diagnostics
import Documents
import Engine

/// A release candidate of a rubric, such as 1.1.0-rc.1, is pinned by batches of `kind: calibration` alone.
///
/// Why: a candidate may be edited at any time, so nobody could say later by which text a delivered item was judged.
///
/// Fix: pin a published version, or make the batch one of calibration, which is never delivered.
struct BatchCandidate: BatchRule {
  static let id: RuleID = "batch/candidate"
  static let isFixed = true

  func inspect(_ batch: Batch, in file: Document, at path: String, _ findings: inout Findings) {
    guard let pin = batch.rubric, pin.candidate != nil, batch.kind != .calibration else { return }
    guard let node = file.root["rubric"] else { return }
    findings.add(.candidate(pin, batch.kind), at: node, of: path)
  }
}

extension Finding.Message {
  fileprivate static func candidate(_ pin: Version, _ kind: Batch.Kind) -> Finding.Message {
    Finding.Message(
      "a batch of kind `\(kind.rawValue)` pins \(pin), which is a release candidate",
      help: "pin a published version, or write `kind: calibration`")
  }
}
