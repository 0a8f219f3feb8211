import Checks
import Dataset
import Diagnostics
import Documents
import Engine

/// Every check of a stream compiles: its function is there, its queries are JSONPath, its patterns are patterns, and
/// its message asks for nothing that the function does not know.
///
/// Why: a check that does not compile would do nothing, and nobody would hear of it.
///
/// Fix: mend the place that the finding names; `git dataset checks list` shows what compiles.
struct PolicyChecks: PolicyRule {
  static let id: RuleID = "policy/checks"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    for stream in policy.streams {
      for problem in stream.checkProblems {
        var location = problem.mark.location(in: stream.policy.files.checks)
        location.pointer = problem.pointer
        findings.add(Finding.Message(problem.message, help: problem.help), at: location)
      }
    }
  }
}
