import Dataset
import Diagnostics
import Engine

/// No batch is frozen on a protected branch while its secrets draw another sample on another one, or have drawn it. The
/// same freeze may stand on both, where one branch goes on from the other or takes it by cherry-pick; an attempt that
/// was given up before anybody revealed a secret draws nothing.
///
/// The server alone knows its branches; `verify` has one history, and cannot ask this again. `git dataset batch freeze`
/// and `reveal` ask it of the branches that the clone has seen.
///
/// Why: a secret that is revealed on one branch gives the sample of the other away, to whoever can still choose there
/// what is frozen.
///
/// Fix: audit the batch on one branch alone; or freeze it with `--whole`, which takes no secret.
struct BatchSharedSecret: FreezeRule {
  static let id: RuleID = "batch/shared-secret"
  static let isFixed = true

  func inspect(_ freeze: RivalledFreeze, _ findings: inout Findings) {
    findings.add(.shared(freeze), at: Location(path: freeze.path, commit: freeze.commit))
  }
}

extension Finding.Message {
  fileprivate static func shared(_ freeze: RivalledFreeze) -> Finding.Message {
    Finding.Message(
      freeze.rival.words(freeze.batch),
      help: "audit the batch on one branch alone, and take the commit out of this one; or audit every item here: "
        + "git dataset batch freeze \(freeze.batch) --whole")
  }
}
