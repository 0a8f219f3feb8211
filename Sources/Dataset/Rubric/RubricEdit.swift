package import Diagnostics
import Documents

/// A rubric as text, changed without losing a comment.
package struct RubricEdit {
  private let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// The text as that of another version, with an entry for it at the top of the changelog that is to be filled in.
  ///
  /// - Parameter date: the day, as YYYY-MM-DD.
  /// - Throws: ``Refusal`` where `version:` or `changelog:` are not written one entry a line.
  package func renewed(as version: Version, on date: String) throws(Refusal) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let root = Document.read(Array(text.utf8), as: .yaml).document?.root,
      let number = root["version"], let changes = root["changelog"],
      let first = changes.elements.first(where: { _ in true }),
      let line = lines.firstIndex(where: { $0.hasPrefix("version:") }),
      Int(number.mark.line) == line + 1,
      let entry = lines.indices.first(where: { $0 + 1 == Int(first.mark.line) }),
      let dash = lines[entry].firstIndex(where: { $0 != " " }), lines[entry][dash] == "-"
    else {
      throw Refusal(
        "the rubric's version and changelog are not written one entry a line", help: "copy the file by hand")
    }
    lines[line] = "version: \(version)"
    let indent = String(lines[entry][..<dash])
    lines.insert(
      contentsOf: ["\(indent)- version: \(version)", "\(indent)  date: '\(date)'", "\(indent)  change: ''"], at: entry)
    return lines.joined(separator: "\n")
  }
}
