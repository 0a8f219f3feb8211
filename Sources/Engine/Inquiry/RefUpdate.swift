/// A move of a ref that a push asks for.
package struct RefUpdate: Hashable, Sendable {
  /// How the new tip stands to the ref's real old tip. Of a ref that is not protected, a server only asks whether it
  /// goes.
  package enum Motion: Hashable, Sendable {
    case create
    /// The old tip is on the new tip's first-parent chain.
    case forward
    /// The old tip is an ancestor, but only by way of a merge's side.
    case sideways
    /// The old tip is no ancestor of the new one.
    case rewind
    /// A new protected ref that begins elsewhere than at the tip of a protected one.
    case astray
    case delete
  }

  /// The full name of the ref.
  package let name: String
  package let motion: Motion
  /// Whether the ref's real value is another than the one the pusher claims.
  package let isStale: Bool
  package let isProtected: Bool
  /// Whether the new value is a commit (an annotated tag counts as the commit it leads to).
  package let isCommit: Bool
  /// The protected ref that this one could be taken for: a tag with a branch's name, another case of its letters.
  package let lookalike: String?
  /// Whether the server that receives the push knows whom to trust; true where no server is asked.
  package let isRooted: Bool
  /// Whether a manifest protects the ref, and the server's trust root does not name it.
  package let isBeyondRoot: Bool

  package init(
    name: String, motion: Motion, isStale: Bool, isProtected: Bool, isCommit: Bool, lookalike: String? = nil,
    isRooted: Bool = true, isBeyondRoot: Bool = false
  ) {
    self.name = name
    self.motion = motion
    self.isStale = isStale
    self.isProtected = isProtected
    self.isCommit = isCommit
    self.isRooted = isRooted
    self.isBeyondRoot = isBeyondRoot
    self.lookalike = lookalike
  }
}
