import Diagnostics
import Engine

/// A file by which somebody disowns an item, `disowned/ITEM/PERSON.yaml`, has the shape that its schema describes.
///
/// Why: it takes a person off the authors for ever; half a word is none.
///
/// Fix: let `git dataset disown` write the file; by hand, correct the key or value that the finding names.
struct ItemDisowningFile: OwnFileRule {
  static let id: RuleID = "item/disowning-file"
  static let isFixed = true
  static let file = OwnFile.disowning
}
