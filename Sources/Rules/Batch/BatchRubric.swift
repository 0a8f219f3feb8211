import Dataset
import Diagnostics
import Engine

/// Every batch with items has a `batch.yaml` that pins a rubric version of its stream.
///
/// Why: the pin says by which rubric the batch's items are written and reviewed.
///
/// Fix: add the file, or name a version that the stream has.
struct BatchRubric: ItemRule {
  static let id: RuleID = "batch/rubric"

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    let folder = context.stream.policy.batchFolder(item.name.batch)
    guard let batch = context.batch else { return findings.add(.missing, to: folder.manifest) }
    guard let pin = batch.rubric, !context.stream.rubrics.contains(pin) else { return }
    findings.add(.unknown(pin, context.stream), to: folder.manifest)
  }
}

extension Finding.Message {
  fileprivate static let missing = Finding.Message(
    "the batch has no batch.yaml that can be used",
    help: "ask the stream's calibrator to open the batch, or correct the batch's name")

  fileprivate static func unknown(_ pin: Version, _ stream: StreamState) -> Finding.Message {
    let known = stream.rubrics.map(\.description).joined(separator: ", ")
    return Finding.Message(
      "the batch pins rubric \(pin), which the stream `\(stream.name)` does not have",
      help: known.isEmpty ? "ask an owner to publish a rubric" : "pin one of \(known)")
  }
}
