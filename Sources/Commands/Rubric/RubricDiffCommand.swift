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
    let difference = RubricDifference(
      from: try checkout.rubric(before, of: policy), to: try checkout.rubric(after, of: policy))
    let changes = difference.changes.flatMap(describe)
    session.console.print((changes.isEmpty ? ["nothing changed but version and changelog"] : changes).lines)
    guard before.candidate == nil else {
      session.console.print("\(before) is a release candidate: bumps count from published versions\n")
      return .clean
    }
    let isRejudged = checkout.rejudgement(of: after, policy)?.confirms(before) ?? false
    return judge(difference, bump, from: before, to: after, isRejudged: isRejudged, session.console)
  }

  /// Says which bump the difference asks for, and whether the version is far enough.
  private func judge(
    _ difference: RubricDifference, _ bump: Bump, from before: Version, to after: Version, isRejudged: Bool,
    _ console: Console
  ) -> Outcome {
    let least = difference.leastBump(isRejudged: isRejudged)
    let best = difference.leastBump(isRejudged: true)
    let condition =
      switch (least == best, isRejudged && best != difference.leastBump(isRejudged: false)) {
      case (false, _): " if judging the calibration set again changes no verdict, otherwise \(least.rawValue)"
      case (true, true): ", since judging the calibration set again changed no verdict"
      case (true, false): ""
      }
    console.print("least bump: \(best.rawValue)\(condition)\n")
    guard bump < least else { return .clean }
    // Nobody publishes a candidate, and it is what the calibration set is judged again under.
    if bump >= best, after.candidate != nil { return .clean }
    let again = best < least ? Self.rejudged(bump < best ? before.next(by: best) : after, before, after) : ""
    console.print("\(after) is only a \(bump.rawValue) version: name it \(before.next(by: least))\(again)\n")
    return .findings
  }

  /// The other way, to go on after the version that needs nobody to judge again.
  private static func rejudged(_ version: Version, _ before: Version, _ after: Version) -> String {
    let words = "`rejudged: {against: \(before), flips: 0}`"
    guard version == after else { return ", or \(version) with \(words) in calibrations/\(version).yaml" }
    return ", or write \(words) into calibrations/\(after).yaml"
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

extension [String] {
  /// The lines, each with its end.
  fileprivate var lines: String { map { "\($0)\n" }.joined() }
}
