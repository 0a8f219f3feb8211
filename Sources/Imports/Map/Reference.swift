import Documents

/// A place that a map takes values from: a JSON Pointer (RFC 6901) into the record, or into one of the other roots by
/// its name.
///
/// The pointer's tokens may have holes, `/files/{value}`, which are filled as they are, strokes and all.
struct Reference: Sendable {
  enum Root: String, CaseIterable, Sendable {
    /// The record; the name may be left out before a pointer.
    case record
    /// Inside `$each`: the element or the entry's value.
    case value
    /// Inside `$each`: the element before.
    case previous
    /// Inside `$each` over a mapping: the entry's key.
    case key
    /// Inside `$each`: the place among the elements that `$where` lets through, counted from 1.
    case number
    /// What was given with `--set`.
    case set
    /// What the import itself knows.
    case `import`

    var isInner: Bool { self == .value || self == .previous || self == .key || self == .number }
  }

  let root: Root
  let tokens: [[Template.Piece]]

  /// What stands under `import`.
  static let importNames = ["person", "now", "rubric", "file", "line"]

  init(root: Root, tokens: [[Template.Piece]]) {
    self.root = root
    self.tokens = tokens
  }

  /// Reads a reference: `/pointer`, `root` or `root/pointer`, the record's root as the empty text too.
  init(_ text: String) throws(TextFault) {
    let template = try Template(text, hasCurrent: false)
    var tokens: [[Template.Piece]] = [[]]
    for piece in template.pieces {
      guard case .literal(let literal) = piece else {
        tokens[tokens.count - 1].append(piece)
        continue
      }
      for (index, part) in literal.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { tokens.append([]) }
        if !part.isEmpty { tokens[tokens.count - 1].append(.literal(try Self.unescaped(part))) }
      }
    }
    root = try Self.root(tokens.removeFirst(), of: text)
    self.tokens = tokens
  }

  private static func root(_ pieces: [Template.Piece], of text: String) throws(TextFault) -> Root {
    guard !pieces.isEmpty else { return .record }
    if pieces.count == 1, case .literal(let name) = pieces[0], let root = Root(rawValue: name) { return root }
    throw TextFault(
      message: "`\(text.shownInMessage)` is no reference",
      help: "begin with `/` for a field of the record, or with one of \(Root.allCases.map(\.rawValue).listed)")
  }

  /// RFC 6901, section 4: `~1` is `/`, `~0` is `~`, and no other `~` may stand.
  private static func unescaped(_ token: Substring) throws(TextFault) -> String {
    var result = ""
    var rest = token
    while let character = rest.popFirst() {
      guard character == "~" else {
        result.append(character)
        continue
      }
      switch rest.popFirst() {
      case "0": result.append("~")
      case "1": result.append("/")
      default:
        throw TextFault(message: "`~` stands alone in a JSON Pointer", help: "write `~0` for `~` and `~1` for `/`")
      }
    }
    return result
  }
}
