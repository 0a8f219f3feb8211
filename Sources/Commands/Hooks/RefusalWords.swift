import Diagnostics
import Engine
import Reports

/// What a hook says around its findings.
struct RefusalWords: Sendable {
  /// What does not happen, as the first line says it: `commit refused`.
  let refusal: String
  /// What to do next, below the findings.
  let advice: String
  /// The same where something is wrong with commits or refs, so that no new commit mends it; nil where a hook judges
  /// none.
  var adviceOnCommits: String?

  /// At most a screenful of findings, so that the first of them stays in sight.
  private static let most = 8

  /// What a server says of verdicts against items that it takes and does not keep.
  static func notKept(_ faults: Verdict, _ console: Console) -> String {
    "git-dataset: what the push says against items is not kept where it could land in no way\n"
      + report(faults, console)
  }

  private static func report(_ verdict: Verdict, _ console: Console) -> String {
    let options = TextOptions(isColoured: console.usesColorInHooks, most: most)
    return Report(verdict, version: Program.version).rendered(as: .text, options: options)
  }

  func text(for verdict: Verdict, _ console: Console) -> String {
    let report = Self.report(verdict, console)
    guard !verdict.passes else { return report }
    let isAboutFiles = verdict.findings.allSatisfy { finding in
      finding.severity < .error || finding.location.commit == nil && !finding.location.path.isEmpty
    }
    let closing = isAboutFiles ? advice : adviceOnCommits ?? advice
    return "git-dataset: \(refusal)\n\(report)\(closing)\n"
  }
}
