import Dataset
import Diagnostics
import Documents
import Engine

/// An item names a rubric version that exists in its stream and is valid in its batch: the same major as the batch's
/// pin, and not newer. While a batch moves to another major, items of the one before may wait (`item/stale`).
///
/// Why: an item is judged by the rubric it was written under; a new major may ask for something else altogether.
///
/// Fix: write the version that the batch pins, after you have looked at what it asks.
struct ItemRubric: ItemRule {
  static let id: RuleID = "item/rubric"

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    guard let node = item.root["rubric"], node.string != nil else { return }
    guard let version = Version(node.text) else {
      return findings.add(.noVersion(node.text, context.batch?.rubric), at: node, of: item.path)
    }
    guard context.stream.rubrics.contains(version) else {
      return findings.add(.unknown(version, context.stream), at: node, of: item.path)
    }
    guard let pin = context.batch?.pin, pin.standing(of: version) == .invalid else { return }
    findings.add(.invalid(version, under: pin.version), at: node, of: item.path)
  }
}

extension Finding.Message {
  fileprivate static func noVersion(_ text: String, _ pin: Version?) -> Finding.Message {
    Finding.Message(
      "`\(text.shown())` is no rubric version", help: "write it as major.minor.patch, \(pin?.description ?? "1.0.0")")
  }

  fileprivate static func unknown(_ version: Version, _ stream: StreamState) -> Finding.Message {
    let known = stream.rubrics.map(\.description).joined(separator: ", ")
    return Finding.Message(
      "the stream `\(stream.name)` has no rubric \(version)",
      help: known.isEmpty ? "ask an owner to publish a rubric" : "it has \(known)")
  }

  fileprivate static func invalid(_ version: Version, under pin: Version) -> Finding.Message {
    Finding.Message(
      "rubric \(version) is not valid in this batch, which pins \(pin)",
      help: "look at what rubric \(pin) asks, then write `rubric: \(pin)`")
  }
}
