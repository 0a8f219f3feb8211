import ArgumentParser
import Dataset
import Diagnostics
import Documents

/// Says what changed between two versions of a rubric.
struct RubricDiffCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say what changed between two rubric versions, and the least honest bump",
    discussion: """
      Each changed field is printed with its weight. Breaking: verdicts given before can no longer be compared, which \
      needs a major version. Normative: reviewers judge by it, which needs a major version, or a minor one where the \
      calibration set was judged again without a change. Editorial: a patch will do.

      That it was judged again stands in calibrations/VERSION.yaml of the newer version, as \
      rejudged: {against: OLD, flips: 0}.

      Exit status: 0 the second version is far enough from the first, 1 it is not, 2 a rubric cannot be read.
      """)

  @Argument(help: "The stream.") var stream: String
  @Argument(help: ArgumentHelp("The older version.", valueName: "old")) var old: String
  @Argument(help: ArgumentHelp("The newer version.", valueName: "new")) var new: String

  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    let (policy, before) = try checkout.rubric("\(stream)@\(old)")
    let (_, after) = try checkout.rubric("\(stream)@\(new)")
    guard let bump = after.bump(from: before) else {
      throw Failure("\(after) is not newer than \(before)", help: "name the older version first")
    }
    let verdict = RubricComparison(
      of: RubricDifference(
        from: try checkout.rubric(before, of: policy), to: try checkout.rubric(after, of: policy)),
      bump, from: before, to: after, isRejudged: checkout.rejudgement(of: after, policy)?.confirms(before) ?? false)
    session.console.print(verdict.lines.map { "\($0)\n" }.joined())
    return verdict.isEnough ? .clean : .findings
  }
}
