import Dataset
import Diagnostics
import Documents
import Engine

/// A rubric's `version` is the one in its file's name.
///
/// Why: items, reviews and batches name the version, and the file is found by its name; a text that says another one
/// would be cited as what it is not.
///
/// Fix: write the version of the file's name, or rename the file.
struct RubricVersion: RubricRule {
  static let id: RuleID = "rubric/version"

  func inspect(_ rubric: Rubric, at path: String, _ findings: inout Findings) {
    let name = path.lastPart.dropLast(".yaml".count)
    // A file outside a stream's folder may have any name.
    guard let wanted = Version(name), let node = rubric.document.root["version"], rubric.version != wanted else {
      return
    }
    findings.add(.other(node.text, wanted), at: node, of: path)
  }
}

extension Finding.Message {
  fileprivate static func other(_ text: String, _ wanted: Version) -> Finding.Message {
    Finding.Message(
      "the rubric says version \(text.shown()), but its file is \(wanted).yaml", help: "write `version: \(wanted)`")
  }
}
