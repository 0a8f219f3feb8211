/// Verdicts on one push that do not go together.
struct Disagreement: Sendable, CustomStringConvertible {
  /// What does not go together, in words that stay the same while steps are left out.
  let signature: String
  let result: Player.Result

  /// Rules about the motion of refs, and about several of them, which `verify` cannot see: it judges the history that
  /// it is given, whatever ref that is of. docs/security.md says so under "What is not promised".
  static let ofRefs: Set<String> = [
    "ref/motion", "ref/delete", "ref/stale", "ref/name", "ref/target", "ref/trust-root", "batch/shared-secret",
  ]

  /// - Returns: nil where everything goes together.
  init?(_ result: Player.Result) {
    self.result = result
    guard result.tip.passes == result.clone.passes else {
      signature = "verify here: \(Self.words(result.tip)); in a clone: \(Self.words(result.clone))"
      return
    }
    guard result.isJudged else { return nil }
    if result.hook.passes, !result.tip.passes {
      signature = "accepted, and verify refuses: \(Self.words(result.tip))"
      return
    }
    guard !result.hook.passes, result.tip.passes, result.hook.rules.isDisjoint(with: Self.ofRefs) else { return nil }
    signature = "refused: \(Self.words(result.hook)); and verify passes"
  }

  private static func words(_ outcome: Outcome) -> String {
    outcome.passes ? "passes" : outcome.rules.sorted().joined(separator: ", ")
  }

  var description: String {
    ([signature, "hook:"] + result.hook.lines.map { "  \($0)" } + ["verify:"] + result.tip.lines.map { "  \($0)" })
      .joined(separator: "\n")
  }
}
