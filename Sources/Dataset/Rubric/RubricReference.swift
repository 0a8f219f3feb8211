/// A rubric version of a stream as trailers name it: `bug-fix@1.0.0`.
package struct RubricReference: Hashable, Sendable, CustomStringConvertible {
  package let stream: String
  package let version: Version

  package init(stream: String, version: Version) {
    self.stream = stream
    self.version = version
  }

  /// Reads `STREAM@VERSION`; nil where the text is anything else.
  package init?(_ text: String) {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, halves[0].isIdentifier, let version = Version(halves[1]) else { return nil }
    self.init(stream: String(halves[0]), version: version)
  }

  package var description: String { "\(stream)@\(version)" }
}
