/// How much a finding weighs: an error blocks, a warning is shown, `off` silences a rule.
package enum Severity: String, Comparable, Hashable, Sendable, CaseIterable {
  case off, warning, error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .off: 0
    case .warning: 1
    case .error: 2
    }
  }
}
