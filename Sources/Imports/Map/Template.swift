import Diagnostics

/// A text with holes: `{/commit}` stands for what is at that reference, `{}` for the value that is being converted,
/// `{{` and `}}` for the braces themselves.
struct Template: Sendable {
  indirect enum Piece: Sendable {
    case literal(String)
    case hole(Reference)
    case current
  }

  let pieces: [Piece]

  /// Reads a template.
  ///
  /// - Parameter hasCurrent: whether there is a value for `{}`.
  init(_ text: String, hasCurrent: Bool) throws(TextFault) {
    var pieces: [Piece] = []
    var literal = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == "{" || character == "}", rest.first == character {
        rest.removeFirst()
        literal.append(character)
      } else if character == "{" {
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal = ""
        pieces.append(try Self.hole(&rest, hasCurrent: hasCurrent))
      } else if character == "}" {
        throw TextFault(message: "a `}` closes no hole", help: "write `}}` for the brace itself")
      } else {
        literal.append(character)
      }
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    self.pieces = pieces
  }

  private static func hole(_ rest: inout Substring, hasCurrent: Bool) throws(TextFault) -> Piece {
    guard let end = rest.firstIndex(where: { $0 == "}" || $0 == "{" }), rest[end] == "}" else {
      throw TextFault(
        message: "a hole that `{` opens is not closed", help: "close it with `}`, or write `{{` for the brace itself")
    }
    let inside = String(rest[..<end])
    rest = rest[rest.index(after: end)...]
    guard inside.isEmpty else { return .hole(try Reference(inside)) }
    guard hasCurrent else {
      throw TextFault(
        message: "`{}` has no value here", help: "name a reference, such as `{/id}`; `{}` belongs into `$as: {text: …}`"
      )
    }
    return .current
  }

  /// The references of all holes, those in the references' own tokens included.
  var references: [Reference] { pieces.flatMap(\.references) }
}

extension Template.Piece {
  var references: [Reference] {
    guard case .hole(let reference) = self else { return [] }
    return [reference] + reference.tokens.flatMap { $0.flatMap(\.references) }
  }
}

/// What is wrong with a text of the map.
struct TextFault: Error, Hashable {
  let message: String
  let help: String
}

extension String {
  /// The text as a message may quote it.
  var shownInMessage: String { shown(limit: 60) }
}

extension [String] {
  /// `a, b and c`
  var listed: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
