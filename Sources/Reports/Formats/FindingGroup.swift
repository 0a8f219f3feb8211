import Diagnostics
import Engine

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
