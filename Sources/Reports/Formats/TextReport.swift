import Dataset
import Diagnostics
import Engine

/// How the text for people looks.
package struct TextOptions: Hashable, Sendable {
  /// Whether severity and rule stand out in colour.
  package var isColoured: Bool
  /// How many findings are printed, those that say the same of several commits as one; nil for all of them.
  package var most: Int?
  /// What is said last in place of the totals.
  package var summary: String?

  package init(isColoured: Bool = false, most: Int? = nil, summary: String? = nil) {
    self.isColoured = isColoured
    self.most = most
    self.summary = summary
  }
}

extension Report {
  /// One line for each finding, what to do below it, and the totals last. What is wrong with many commits alike is said
  /// once.
  func text(_ options: TextOptions) -> String {
    let shown = FindingGroup.all(of: verdict.findings).first(options.most ?? .max) { $0.first.severity }
    var text = ""
    for group in shown { text.append(group.first, and: group.rest, coloured: options.isColoured) }
    let rest = verdict.findings.count - shown.reduce(0) { $0 + $1.count }
    if rest > 0 { text += "… and \(rest) more\n" }
    text += verdict.audit?.text ?? ""
    return text + (options.summary ?? verdict.summary) + "\n"
  }
}

extension String {
  /// Appends a finding as lines of text, the first of them in the form that editors jump from.
  ///
  /// - Parameter rest: where else the same is wrong.
  mutating func append(_ finding: Finding, and rest: String? = nil, coloured: Bool) {
    if let place = finding.location.shown { self += "\(place): " }
    let severity = finding.severity.rawValue
    let rule = finding.rule.name.shown()
    if coloured {
      self += "\(finding.severity.colour)\(severity)\u{1B}[0m[\u{1B}[36m\(rule)\u{1B}[0m]: "
    } else {
      self += "\(severity)[\(rule)]: "
    }
    self += "\(finding.message.shownText)\n"
    if let commit = finding.location.commitOfPath {
      self += "  in: \(commit)\(rest.map { " \($0)" } ?? "")\n"
    } else if let rest {
      self += "  \(rest)\n"
    }
    if let waiver = finding.waiver {
      self += "  waived by \(waiver.person.shown()): \(waiver.comment.foldedWhitespace.shown(limit: 400))\n"
    } else if !finding.message.help.isEmpty {
      self += "  help: \(finding.message.shownHelp)\n"
    }
  }
}

extension Severity {
  /// The ANSI sequence that begins the colour.
  fileprivate var colour: String {
    switch self {
    case .error: "\u{1B}[1;31m"
    case .warning: "\u{1B}[1;33m"
    case .info: "\u{1B}[1;34m"
    case .off: ""
    }
  }
}

/// Findings that say the same of several commits: the first of them speaks for all.
struct FindingGroup {
  let first: Finding
  private(set) var count = 1

  /// Whether a finding says what the first says, of another commit.
  private func covers(_ finding: Finding) -> Bool {
    guard first.location.commit != nil, finding.location.commit != nil else { return false }
    return first.location.ofNoCommit == finding.location.ofNoCommit && first.rule == finding.rule
      && first.severity == finding.severity && first.message.text == finding.message.text
  }

  /// Findings in the order of a verdict, which has those together that say the same.
  static func all(of findings: [Finding]) -> [FindingGroup] {
    var groups: [FindingGroup] = []
    for finding in findings {
      if let last = groups.indices.last, groups[last].covers(finding) {
        groups[last].count += 1
      } else {
        groups.append(FindingGroup(first: finding))
      }
    }
    return groups
  }

  /// The other commits, to go on after the first: `and 999 more commits`; nil where there is none.
  var rest: String? { count > 1 ? "and \(counted(count - 1, "more commit"))" : nil }
}
