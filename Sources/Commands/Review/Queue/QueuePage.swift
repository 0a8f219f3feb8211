import Dataset
import Diagnostics
import Documents
import Engine
import Reports

/// One item with the criteria that it is judged by, and what is noted about it so far.
struct QueuePage {
  let queue: ItemQueue
  /// The place of the criterion that a level's number scores; nil where numbers are items.
  var picked: Int?

  /// Which item it is, and of how many.
  var heading: String {
    let files = queue.item.item.sidecars.count + 1
    let file = files > 1 ? "  file \(queue.file + 1) of \(files)" : ""
    return "[\(queue.index + 1)/\(queue.names.count)] \(queue.item.name)\(file)"
  }

  /// The file with its lines numbered, as findings name them.
  func item(width: Int) throws -> [String] {
    let (path, lines) = try queue.shownFile()
    let digits = String(lines.count).count
    return [path.shown(limit: 300)]
      + lines.enumerated().flatMap { number, line in
        let label = String(number + 1)
        let margin = String(repeating: " ", count: digits - label.count) + label + "  "
        return line.folded(to: max(20, width - margin.count)).enumerated().map { index, part in
          (index == 0 ? margin : String(repeating: " ", count: margin.count)) + part
        }
      }
  }

  /// The criteria, each with what passes and fails, and its score.
  ///
  /// - Parameter isWhole: whether their classes, the levels' anchors and the severities are shown too.
  func criteria(width: Int, isWhole: Bool = false) -> [String] {
    let levels = queue.rubric.levels.map { "\($0.value.text) \($0.label.foldedText)" }.joined(separator: ", ")
    let heading = "Rubric \(queue.desk.reference): \(levels)".shown(limit: 400)
    var lines = [isWhole ? heading.wrapped(to: width, indent: 2) : heading]
    for (number, criterion) in queue.rubric.criteria.enumerated() {
      let score = queue.draft.scores[criterion.id.text].map { " = \($0)" } ?? ""
      let kind = isWhole ? ", \(criterion.kind.foldedText)" : ""
      let mark = number == picked ? "> " : ""
      lines.append("\(mark)\(number + 1) \(criterion.id.foldedText)\(kind)\(score)".shown(limit: 400))
      for (label, node) in [("", criterion.question), ("pass if: ", criterion.passIf), ("fail if: ", criterion.failIf)]
      {
        let text = (label + node.foldedText).shown(limit: 4000)
        lines.append("  " + text.wrapped(to: width, indent: 4))
      }
    }
    if isWhole { lines += ["", "Levels"] + anchors(width: width) + ["", severities.wrapped(to: width, indent: 2)] }
    return lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
  }

  /// What must be seen for each level of the scale.
  func anchors(width: Int) -> [String] {
    queue.rubric.levels.map { level in
      let text = "\(level.value.text) \(level.label.foldedText): \(level.anchor.foldedText)".shown(limit: 2000)
      return "  \(text.wrapped(to: width, indent: 4))"
    }
  }

  private var severities: String {
    "Severities, the lightest first: \(queue.rubric.severities.map(\.foldedText).joined(separator: ", "))"
      .shown(limit: 400)
  }

  /// What is noted; none where nothing is.
  var notes: [String] {
    let draft = queue.draft
    var lines = draft.findings.map { "finding  \(FindingText.write($0).shown(limit: 1000))" }
    if let comment = draft.comment { lines.append("comment  \(comment.shown(limit: 1000))") }
    if let verdict = draft.verdict { lines.append("verdict  \(verdict.rawValue)") }
    return lines
  }

  /// Everything one below the other, for where there is no terminal.
  ///
  /// - Parameter withRubric: whether the criteria are shown; without them, only the scores.
  func text(withRubric: Bool) throws -> String {
    let scores = queue.draft.scores.sorted { $0.key < $1.key }.map { "score    \($0.key) \($0.value)" }
    let noted = (withRubric ? [] : scores) + notes
    let rubric = withRubric ? [""] + criteria(width: 100) : []
    return (try [heading] + item(width: .max) + rubric + (noted.isEmpty ? [] : [""] + noted)).map { $0 + "\n" }.joined()
  }

  /// Two columns for a terminal, with the item and the rubric moved up by so many lines.
  func screen(width: Int, height: Int, scrolled: (item: Int, rubric: Int), message: String) throws -> [String] {
    let (left, right) = Self.columns(of: width)
    let foot = notes.suffix(6) + message.wrapped(to: width).split(separator: "\n").map(String.init) + keys(width: width)
    // The heading, the line between, and room for a question.
    let rows = max(4, height - foot.count - 4)
    let item = try self.item(width: left).dropFirst(scrolled.item)
    let criteria = criteria(width: right, isWhole: true).dropFirst(scrolled.rubric)
    let lines = (0..<rows).map { row in
      let (one, two) = (item.dropFirst(row).first ?? "", criteria.dropFirst(row).first ?? "")
      return one.padded(to: left) + " | " + String(two.prefix(right))
    }
    return [heading] + lines + [String(repeating: "-", count: width)] + foot.map { String($0.prefix(width)) }
  }

  /// How wide the item and the rubric are beside each other.
  static func columns(of width: Int) -> (item: Int, rubric: Int) {
    let item = max(40, width * 11 / 20)
    return (item, max(20, width - item - 3))
  }

  /// The keys, as many in a line as there is room for.
  private func keys(width: Int) -> [String] {
    QueueCommand.keys(queue.desk.verdicts).reduce(into: [""]) { lines, key in
      let line = lines[lines.count - 1].isEmpty ? key : "\(lines[lines.count - 1])  \(key)"
      if line.count <= width { lines[lines.count - 1] = line } else { lines.append(key) }
    }
  }
}

extension String {
  /// The text in pieces of at most so many characters; one, empty, for no text.
  fileprivate func folded(to width: Int) -> [String] {
    guard count > width else { return [self] }
    var pieces: [String] = []
    var rest = self[...]
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(width)))
      rest = rest.dropFirst(width)
    }
    return pieces
  }

  fileprivate func padded(to width: Int) -> String {
    count >= width ? String(prefix(width)) : self + String(repeating: " ", count: width - count)
  }
}
