/// The version of a rubric: `major.minor.patch`, or a release candidate of it, `1.1.0-rc.2` (Semantic Versioning 2.0.0,
/// without other pre-release names and without build metadata).
package struct Version: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let major: Int
  package let minor: Int
  package let patch: Int
  /// The number of the release candidate; nil for a published version.
  package let candidate: Int?

  /// The one that every stream begins with.
  package static let first = Version(major: 1, minor: 0, patch: 0)

  /// No part of a version has more digits, so that the one after it is a number too.
  private static let mostDigits = 9

  package init(major: Int, minor: Int, patch: Int, candidate: Int? = nil) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.candidate = candidate
  }

  /// Reads a version; nil where the text is none: a missing part, a leading zero, anything around it.
  package init?(_ text: some StringProtocol) {
    var rest = Substring(text).utf8
    guard let major = Self.number(&rest), Self.takes(".", &rest), let minor = Self.number(&rest),
      Self.takes(".", &rest), let patch = Self.number(&rest)
    else { return nil }
    self.init(major: major, minor: minor, patch: patch)
    guard !rest.isEmpty else { return }
    guard Self.takes("-rc.", &rest), let candidate = Self.number(&rest), rest.isEmpty else { return nil }
    self.init(major: major, minor: minor, patch: patch, candidate: candidate)
  }

  /// Takes the digits that the text begins with; nil where there are none, too many, or a leading zero.
  private static func number(_ text: inout Substring.UTF8View) -> Int? {
    let digits = text.prefix { (48...57).contains($0) }
    guard (1...mostDigits).contains(digits.count), digits.first != UInt8(ascii: "0") || digits.count == 1 else {
      return nil
    }
    text = text.dropFirst(digits.count)
    return Int(Substring(digits))
  }

  private static func takes(_ sign: StaticString, _ text: inout Substring.UTF8View) -> Bool {
    guard sign.withUTF8Buffer({ text.starts(with: $0) }) else { return false }
    text = text.dropFirst(sign.utf8CodeUnitCount)
    return true
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
  /// not older. What was made under a release candidate may stand under that very candidate alone.
  package func isValid(under pin: Version) -> Bool {
    candidate == nil ? major == pin.major && self <= pin : self == pin
  }

  /// Whether the two differ by no more than a patch, so that people judge by the same text: a release candidate is the
  /// same as itself alone.
  package func isPatch(of other: Version) -> Bool {
    self == other || candidate == nil && other.candidate == nil && major == other.major && minor == other.minor
  }
}
