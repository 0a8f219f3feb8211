/// How much a finding weighs: an error blocks, a warning asks for a second look, `info` is only worth knowing, `off`
/// silences a rule.
package enum Severity: String, Comparable, Hashable, Sendable, CaseIterable {
  case off, info, warning, error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .off: 0
    case .info: 1
    case .warning: 2
    case .error: 3
    }
  }
}
