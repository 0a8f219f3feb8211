import Dataset
import Diagnostics

/// What changed between two versions of a rubric, and whether the newer one is far enough from the older, in lines.
struct RubricComparison {
  private(set) var lines: [String]
  /// Whether the newer version is as far from the older as its text.
  private(set) var isEnough = true

  /// - Parameters:
  ///   - bump: how far the versions' numbers are apart.
  ///   - isRejudged: whether what was judged under the older version was judged again, and no verdict changed.
  init(of difference: RubricDifference, _ bump: Bump, from before: Version, to after: Version, isRejudged: Bool) {
    lines = difference.changes.flatMap(Self.describe)
    if lines.isEmpty { lines = ["nothing changed but version and changelog"] }
    guard before.candidate == nil else {
      lines.append("\(before) is a release candidate: bumps count from published versions")
      return
    }
    let least = difference.leastBump(isRejudged: isRejudged)
    let best = difference.leastBump(isRejudged: true)
    let condition =
      switch (least == best, isRejudged && best != difference.leastBump(isRejudged: false)) {
      case (false, _): " if judging the calibration set again changes no verdict, otherwise \(least.rawValue)"
      case (true, true): ", since judging the calibration set again changed no verdict"
      case (true, false): ""
      }
    lines.append("least bump: \(best.rawValue)\(condition)")
    // Nobody publishes a candidate, and it is what the calibration set is judged again under.
    isEnough = bump >= least || bump >= best && after.candidate != nil
    guard !isEnough else { return }
    let again = best < least ? Self.rejudged(bump < best ? before.next(by: best) : after, before, after: after) : ""
    lines.append("\(after) is only a \(bump.rawValue) version: name it \(before.next(by: least))\(again)")
  }

  /// The other way, to go on after the version that needs nobody to judge again.
  private static func rejudged(_ version: Version, _ before: Version, after: Version) -> String {
    let words = "`rejudged: {against: \(before), flips: 0}`"
    guard version == after else { return ", or \(version) with \(words) in calibrations/\(version).yaml" }
    return ", or write \(words) into calibrations/\(after).yaml"
  }

  private static func describe(_ change: RubricDifference.Change) -> [String] {
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
