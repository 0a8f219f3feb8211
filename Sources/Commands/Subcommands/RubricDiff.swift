import ArgumentParser
import Dataset
import Diagnostics
import Documents

/// Says what changed between two versions of a rubric.
struct RubricDiff: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say what changed between two rubric versions, and the least bump that is honest",
    discussion: """
      Each changed field is printed with its weight. Breaking: verdicts given before can no longer be compared, which \
      needs a major version. Normative: reviewers judge by it, which needs a major version, or a minor one where the \
      calibration set was judged again without a change. Editorial: a patch will do.

      Exit status: 0 the second version is far enough from the first, 1 it is not, 2 a rubric cannot be read.
      """)

  @Argument(help: "The stream.") var stream: String
  @Argument(help: ArgumentHelp("The older version.", valueName: "old")) var old: String
  @Argument(help: ArgumentHelp("The newer version.", valueName: "new")) var new: String

  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    let (policy, before) = try checkout.rubric("\(stream)@\(old)")
    let (_, after) = try checkout.rubric("\(stream)@\(new)")
    let difference = RubricDifference(
      from: try checkout.rubric(before, of: policy), to: try checkout.rubric(after, of: policy))
    var lines = difference.changes.flatMap(describe)
    let least = difference.leastBump(isRejudged: false)
    let rejudged = difference.leastBump(isRejudged: true)
    let condition =
      least == rejudged ? "" : " if judging the calibration set again changes no verdict, otherwise \(least.rawValue)"
    lines.append("least bump: \(rejudged.rawValue)\(condition)")
    session.console.print(lines.joined(separator: "\n") + "\n")
    guard let bump = after.bump(from: before) else {
      throw Failure("\(after) is not newer than \(before)", help: "name the older version first")
    }
    guard bump < rejudged else { return .clean }
    session.console.print("\(after) is only a \(bump.rawValue) version: name it \(before.next(by: rejudged))\n")
    return .findings
  }

  private func describe(_ change: RubricDifference.Change) -> [String] {
    let weight =
      switch change.weight {
      case .breaking: "breaking"
      case .normative: "normative"
      case .editorial: "editorial"
      }
    var lines = ["\(weight)  \(change.path.joined(separator: "/").shown(limit: 200))"]
    if let old = change.old { lines.append("  - \(old.shown(limit: 2000))") }
    if let new = change.new { lines.append("  + \(new.shown(limit: 2000))") }
    return lines
  }
}
