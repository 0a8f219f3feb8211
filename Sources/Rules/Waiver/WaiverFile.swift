import Diagnostics
import Engine

/// A waiver, `waivers/ITEM/CHECK/PERSON.yaml`, has the shape that its schema describes.
///
/// Why: it lets an item pass a check; half a word lets nothing pass.
///
/// Fix: let `git dataset waive` write the file; by hand, correct the key or value that the finding names.
struct WaiverFile: OwnFileRule {
  static let id: RuleID = "waiver/file"
  static let isFixed = true
  static let file = OwnFile.waiver
}
