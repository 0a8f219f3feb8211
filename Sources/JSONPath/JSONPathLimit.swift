package import Documents

/// An evaluation was given up: nobody knows what the query selects, so this is never to be taken for "nothing".
package struct JSONPathLimit: Error, Hashable, Sendable {
  /// Which limit was reached.
  package enum Kind: Hashable, Sendable {
    /// The query looks at too many nodes, some of them again and again.
    case steps
    /// Query and document together are nested too deeply.
    case depth
    /// A pattern cannot be decided: its search has no end in sight, or the text is too long for it.
    case undecidedPattern
    /// A pattern of the document is too large.
    case largePattern
  }

  package let kind: Kind
  /// The place of the node that was looked at.
  package let mark: Mark
  /// What happened: one line, without a full stop.
  package let text: String
}
