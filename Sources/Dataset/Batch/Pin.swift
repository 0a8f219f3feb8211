/// The rubric version that a batch pins, and the one that it pinned before, while items wait for a second look.
package struct Pin: Hashable, Sendable {
  /// Whether something may stand in the batch.
  package enum Standing: Sendable {
    /// It is of the pin's major and not newer, or of the very candidate.
    case valid
    /// It was valid before the pin moved to another major; its authors have to look again.
    case stale
    /// It was never valid here.
    case invalid
  }

  package let version: Version
  /// What the batch pinned before it moved to another major; nil where nothing waits.
  package let old: Version?

  package init(_ version: Version, movedFrom old: Version? = nil) {
    self.version = version
    self.old = old
  }

  /// What the pin makes of something that was written under a version.
  package func standing(of version: Version) -> Standing {
    if version.isValid(under: self.version) { return .valid }
    guard let old, version.isValid(under: old) else { return .invalid }
    return .stale
  }
}
