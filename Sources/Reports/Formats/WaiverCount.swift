package import Diagnostics
package import Engine

/// How much of what a check found somebody has waived: the more, the more often it is wrong.
package struct WaiverCount: Hashable, Sendable {
  package let check: RuleID
  /// What it found, with what was waived.
  package let findings: Int
  package let waived: Int
}

extension Verdict {
  /// The checks of whose findings some were waived, in the order of their ids.
  package var waiverCounts: [WaiverCount] {
    let waived = Dictionary(grouping: findings.filter { $0.waiver != nil }, by: \.rule)
    guard !waived.isEmpty else { return [] }
    let found = Dictionary(grouping: findings.filter { waived[$0.rule] != nil }, by: \.rule)
    return waived.keys.sorted { $0.name < $1.name }.map {
      WaiverCount(check: $0, findings: found[$0]?.count ?? 0, waived: waived[$0]?.count ?? 0)
    }
  }
}

extension WaiverCount {
  /// The count with the keys that docs/reports.md lists.
  var json: JSONValue {
    ["check": .string(check.name), "findings": .number(findings), "waived": .number(waived)]
  }
}
