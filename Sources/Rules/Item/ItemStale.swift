import Dataset
import Diagnostics
import Documents
import Engine

/// In a batch that has moved to another major version of its rubric, every item has been looked at again.
///
/// While `moved_from` stands in `batch.yaml`, items of the version before may stay; each is a warning until its authors
/// have looked at it again. Once no item is left, `git dataset batch move` takes the line out.
///
/// Why: a new major may ask for something else, and only the authors can say whether their item gives it.
///
/// Fix: see what changed with `git dataset rubric diff STREAM OLD NEW`, mend the item, and write the new version into
/// it.
struct ItemStale: ItemRule {
  static let id: RuleID = "item/stale"
  static let severity = Severity.warning

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    guard let node = item.root["rubric"], let version = Version(node.text), let pin = context.batch?.pin,
      pin.standing(of: version) == .stale
    else { return }
    findings.add(.stale(version, pin.version), at: node, of: item.path)
  }
}

extension Finding.Message {
  fileprivate static func stale(_ version: Version, _ pin: Version) -> Finding.Message {
    Finding.Message(
      "the item was written under rubric \(version), and the batch has moved to \(pin)",
      help: "look at what rubric \(pin) asks, mend the item, then write `rubric: \(pin)`")
  }
}
