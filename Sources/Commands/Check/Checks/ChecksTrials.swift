import Checks
import Diagnostics

/// Which checks fired in a case, and which were silent about something that they could have found.
struct ChecksTrials {
  private struct Trial {
    let checks: TestedChecks
    var fired: Set<RuleID> = []
    var silent: Set<RuleID> = []
  }

  /// By the files of checks, in the order in which they were tried.
  private var trials: [String: Trial] = [:]
  private var paths: [String] = []

  private static let rule: RuleID = "checks/untried"

  /// Counts the checks of a file from now on.
  mutating func add(_ checks: TestedChecks) {
    guard trials[checks.path] == nil else { return }
    trials[checks.path] = Trial(checks: checks)
    paths.append(checks.path)
  }

  mutating func add(_ check: RuleID, of checks: TestedChecks, hasFired: Bool, isSilent: Bool) {
    if hasFired { trials[checks.path]?.fired.insert(check) }
    if isSilent { trials[checks.path]?.silent.insert(check) }
  }

  /// The checks of each file that are not tried as a whole. What a file takes in is tried with the file that has it.
  func findings(as severity: Severity) -> [Finding] {
    paths.compactMap { trials[$0] }.flatMap { trial in
      let unfired = trial.checks.own.filter { !trial.fired.contains($0) }
      let unsilent = trial.checks.own.filter { !trial.silent.contains($0) }
      return [
        Self.finding(
          "no case makes them fire", unfired, of: trial.checks, help: "add a case in which each finds something"),
        Self.finding(
          "no case shows them silent about what they look at", unsilent, of: trial.checks,
          help: "add a near miss for each: an item that has what it looks at, and is right"),
      ].compactMap { $0?.weighing(severity) }
    }
  }

  private static func finding(
    _ what: String, _ ids: [RuleID], of checks: TestedChecks, help: String
  ) -> Finding? {
    guard !ids.isEmpty else { return nil }
    let names = ids.map { checks.name(of: $0) }.joined(separator: ", ")
    return Finding(
      rule: rule, severity: .warning, location: Location(path: checks.path),
      message: Finding.Message("\(what): \(names)", help: help))
  }
}

extension Finding {
  fileprivate func weighing(_ severity: Severity) -> Finding {
    Finding(rule: rule, severity: severity, location: location, message: message)
  }
}
