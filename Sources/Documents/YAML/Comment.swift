/// A comment of a YAML text.
struct Comment {
  /// Where a comment stands on its line.
  enum Place {
    /// With nothing but blanks before it.
    case ownLine
    /// Behind dashes or other signs that begin what follows.
    case indicator
    /// Behind what it comments on.
    case trailing
  }

  /// From `#` to the end of the line, without blanks at the end.
  let text: String
  let mark: Mark
  let place: Place
  /// Whether more than one blank stands before it: somebody has put it below others.
  let isAligned: Bool
}

/// The comment that tells editors which schema a file follows; it belongs to the file, not to what stands below it.
enum Modeline {
  static func isModeline(_ comment: String) -> Bool {
    comment.utf8.dropFirst().drop { $0 == 0x20 }.starts(with: "yaml-language-server:".utf8)
  }
}
