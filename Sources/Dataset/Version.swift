/// The version of a rubric: `major.minor.patch`, or a release candidate of it, `1.1.0-rc.2` (Semantic Versioning 2.0.0,
/// without other pre-release names and without build metadata).
package struct Version: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let major: Int
  package let minor: Int
  package let patch: Int
  /// The number of the release candidate; nil for a published version.
  package let candidate: Int?

  package init(major: Int, minor: Int, patch: Int, candidate: Int? = nil) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.candidate = candidate
  }

  /// Reads a version; nil where the text is none: a missing part, a leading zero, anything around it.
  package init?(_ text: some StringProtocol) {
    let halves = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false).map { Self.number(String($0)) }
    guard parts.count == 3, let major = parts[0], let minor = parts[1], let patch = parts[2] else { return nil }
    self.init(major: major, minor: minor, patch: patch)
    guard halves.count == 2 else { return }
    guard halves[1].hasPrefix("rc."), let candidate = Self.number(String(halves[1].dropFirst(3))) else { return nil }
    self.init(major: major, minor: minor, patch: patch, candidate: candidate)
  }

  private static func number(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    guard text.count == 1 || text.first != "0" else { return nil }
    return Int(text)
  }

  package var description: String {
    let release = "\(major).\(minor).\(patch)"
    guard let candidate else { return release }
    return "\(release)-rc.\(candidate)"
  }

  package static func < (left: Version, right: Version) -> Bool {
    let leftCandidate = left.candidate ?? .max
    let rightCandidate = right.candidate ?? .max
    return (left.major, left.minor, left.patch, leftCandidate)
      < (right.major, right.minor, right.patch, rightCandidate)
  }

  /// Whether what was made under this version may stand in a batch that pins `pin`: the pin has the same major and is
  /// not older.
  package func isValid(under pin: Version) -> Bool {
    major == pin.major && self <= pin
  }
}
