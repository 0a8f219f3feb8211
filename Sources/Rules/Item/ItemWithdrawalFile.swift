import Diagnostics
import Engine

/// What a deleted item leaves behind, `withdrawn/ID.yaml`, has the shape that its schema describes.
///
/// Why: whoever misses the item later wants to know why it went.
///
/// Fix: correct the key or value that the finding names; `reason: WHY` is enough.
struct ItemWithdrawalFile: OwnFileRule {
  static let id: RuleID = "item/withdrawal-file"
  static let file = OwnFile.withdrawal
}
