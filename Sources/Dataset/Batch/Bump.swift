/// How far a version is from the one before it (Semantic Versioning 2.0.0): for a rubric, what becomes of verdicts that
/// were given before.
package enum Bump: String, Comparable, CaseIterable, Sendable {
  /// Nothing that anybody judges by has changed.
  case patch
  /// Texts have changed, and judging again has changed no verdict.
  case minor
  /// Verdicts may change.
  case major

  package static func < (left: Bump, right: Bump) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .patch: 0
    case .minor: 1
    case .major: 2
    }
  }
}

extension Version {
  /// How far this version is from an earlier one, release candidates taken as what they are candidates of; nil where it
  /// is not greater.
  package func bump(from old: Version) -> Bump? {
    guard self > old else { return nil }
    if major != old.major { return .major }
    return minor != old.minor ? .minor : .patch
  }

  /// The next version by a bump, counted from the release and not from a candidate of it.
  package func next(by bump: Bump) -> Version {
    switch bump {
    case .major: Version(major: major + 1, minor: 0, patch: 0)
    case .minor: Version(major: major, minor: minor + 1, patch: 0)
    case .patch: Version(major: major, minor: minor, patch: patch + 1)
    }
  }

  /// The version without its candidate's number.
  package var release: Version { Version(major: major, minor: minor, patch: patch) }
}
