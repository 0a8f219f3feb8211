package import Diagnostics

/// What came of an inquiry: every finding, in the order of places, and how much was looked at.
package struct Verdict: Sendable {
  package let findings: [Finding]
  /// Items that were judged.
  package let items: Int
  /// Who said what, where a whole history was asked about; nil everywhere else.
  package let audit: Audit?

  package init(findings: [Finding], items: Int, audit: Audit? = nil) {
    self.findings = Set(findings).sorted()
    self.items = items
    self.audit = audit
  }

  package var errors: Int { findings.count { $0.severity == .error } }
  package var warnings: Int { findings.count { $0.severity == .warning } }

  /// Whether nothing blocks.
  package var passes: Bool { errors == 0 }

  /// Several verdicts as one, each thing counted once.
  package static func joined(_ verdicts: [Verdict]) -> Verdict {
    Verdict(findings: verdicts.flatMap(\.findings), items: verdicts.reduce(0) { $0 + $1.items })
  }
}
