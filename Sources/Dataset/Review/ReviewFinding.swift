import Diagnostics
import Documents

/// One fault that a reviewer found, bound to a criterion of the rubric.
package struct ReviewFinding: Hashable, Sendable {
  /// The id of the criterion that the fault fails.
  package let criterion: String
  /// The id of one of the rubric's severities; nil where the reviewer gives none.
  package let severity: String?
  /// The file in the item's own folder in which the fault is seen; nil for the item's own file.
  package let path: String?
  /// The lines in which it is seen, `12` or `12-15`, counted from 1; nil where no place is given.
  package let lines: String?
  /// What is wrong, in words.
  package let note: String

  package init(criterion: String, severity: String? = nil, path: String? = nil, lines: String? = nil, note: String) {
    self.criterion = criterion
    self.severity = severity
    self.path = path
    self.lines = lines
    self.note = note
  }

  /// Reads one element of a record's `findings`; nil where something is missing or has another form.
  init?(_ node: Node) {
    guard let criterion = node["criterion"]?.string, let note = node["note"]?.string else { return nil }
    self.init(
      criterion: criterion, severity: node["severity"]?.string, path: node["path"]?.string,
      lines: node["lines"]?.string, note: note)
  }

  var value: Value {
    .record([
      ("criterion", .string(criterion)), ("severity", severity.map { .string($0) }), ("path", path.map { .string($0) }),
      ("lines", lines.map { .string($0) }), ("note", .string(note)),
    ])
  }
}

/// A finding as reviewers type it: `CRITERION[/SEVERITY][@PLACE]: NOTE`, where a place is `12-15`, lines of the item's
/// own file, or `PATH` or `PATH:12-15`, a file beside it.
package enum FindingText {
  /// How it is written, for help texts.
  package static let form = "CRITERION[/SEVERITY][@[PATH:]LINES]: NOTE"

  /// Reads a finding; nil where the text has another form.
  package static func read(_ text: String) -> ReviewFinding? {
    guard let colon = text.firstRange(of: ": ") else { return nil }
    let note = text[colon.upperBound...].drop(while: \.isWhitespace)
    guard !note.isEmpty else { return nil }
    var head = text[..<colon.lowerBound]
    var place: Substring?
    if let at = head.firstIndex(of: "@") {
      place = head[head.index(after: at)...]
      head = head[..<at]
    }
    let names = head.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(names.count), names.allSatisfy({ !$0.isEmpty }) else { return nil }
    let severity = names.count == 2 ? String(names[1]) : nil
    guard let place else { return ReviewFinding(criterion: String(names[0]), severity: severity, note: String(note)) }
    guard let (path, lines) = read(place: place) else { return nil }
    return ReviewFinding(
      criterion: String(names[0]), severity: severity, path: path, lines: lines, note: String(note))
  }

  private static func read(place: Substring) -> (path: String?, lines: String?)? {
    guard !place.isEmpty else { return nil }
    if isLines(place) { return (nil, String(place)) }
    guard let colon = place.lastIndex(of: ":"), isLines(place[place.index(after: colon)...]) else {
      return (String(place), nil)
    }
    guard colon != place.startIndex else { return nil }
    return (String(place[..<colon]), String(place[place.index(after: colon)...]))
  }

  /// `12` or `12-15`, counted from 1.
  private static func isLines(_ text: Substring) -> Bool {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(numbers.count) else { return false }
    let read = numbers.map { number in
      number.utf8.count <= 9 && number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) && number.first != "0"
        ? Int(number) : nil
    }
    guard let first = read[0], let last = read[read.count - 1] else { return false }
    return first <= last
  }

  /// The finding as it is typed.
  package static func write(_ finding: ReviewFinding) -> String {
    let place = [finding.path, finding.lines].compactMap { $0 }.joined(separator: ":")
    return finding.criterion + (finding.severity.map { "/\($0)" } ?? "") + (place.isEmpty ? "" : "@\(place)")
      + ": \(finding.note)"
  }

  /// What a gold label says is wrong, in lines: its findings, then its comment.
  package static func lines(of label: GoldLabel) -> [String] {
    label.findings.map { write($0).foldedWhitespace.shown(limit: 1000) }
      + [label.comment].compactMap { $0?.foldedWhitespace.shown(limit: 1000) }
  }
}
