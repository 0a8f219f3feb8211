import Diagnostics
import Engine

/// An import map has the shape that its schema describes.
///
/// Why: a misspelt operator would silently drop a field of every imported item.
///
/// Fix: correct the key or value that the finding names.
struct PolicyImportMap: OwnFileRule {
  static let id: RuleID = "policy/import-map"
  static let file = OwnFile.importMap
}
