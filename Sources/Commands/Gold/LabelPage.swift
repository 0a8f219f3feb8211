import Dataset
import Diagnostics
import Documents
import Engine
import Intake
import Reports

/// One audited item with the criteria that it is judged by, and nothing of what its reviewers said.
struct LabelPage {
  private let desk: GoldDesk
  private let item: ItemState

  init(_ desk: GoldDesk, _ item: ItemState) {
    self.desk = desk
    self.item = item
  }

  /// The item's own file and the files beside it, then the rubric, then the draft.
  func text() throws -> String {
    var lines = ["\(item.name)"]
    lines += try file(item.item.path)
    for sidecar in item.item.sidecars { lines += try file("\(item.item.sidecarFolder)/\(sidecar.path.text)") }
    lines += [""] + criteria
    if let verdict = desk.draft(of: item)?.verdict { lines += ["", "Kept here: \(verdict.rawValue)"] }
    return lines.map { $0 + "\n" }.joined()
  }

  private func file(_ path: String) throws -> [String] {
    let tree = desk.desk.dataset.tree
    let title = path.shown(limit: 300)
    guard let entry = try tree.entry(at: path), entry.isFile else { return [title, "(not there)"] }
    let size = try tree.size(of: entry)
    guard size <= 1 << 20, let text = String(validating: try tree.bytes(of: entry), as: UTF8.self) else {
      return [title, "(\(size) bytes that are no text to show: git show HEAD:\(path.shellQuoted))"]
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    let digits = String(lines.count).count
    return [title]
      + lines.enumerated().map { number, line in
        let label = String(number + 1)
        return String(repeating: " ", count: digits - label.count) + label + "  "
          + String(line).replacing("\t", with: "    ").shown(limit: 2000)
      }
  }

  private var criteria: [String] {
    let rubric = desk.rubric
    let levels = rubric.levels.map { "\($0.value.text) \($0.label.foldedText)" }.joined(separator: ", ")
    var lines = ["Rubric \(desk.desk.stream.name)@\(desk.desk.pin): \(levels)".shown(limit: 400)]
    for criterion in rubric.criteria {
      lines.append("\(criterion.id.foldedText), \(criterion.kind.foldedText)")
      let words = [("", criterion.question), ("pass if: ", criterion.passIf), ("fail if: ", criterion.failIf)]
      for (label, node) in words {
        let text = "  " + (label + node.foldedText).shown(limit: 4000).wrapped(to: 100, indent: 4)
        lines += text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
    }
    let severities = rubric.severities.map(\.foldedText).joined(separator: ", ")
    return lines + ["severities, the lightest first: \(severities)".shown(limit: 400)]
  }
}
