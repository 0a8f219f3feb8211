import Diagnostics
import Documents

extension Evaluation {
  /// What a reference leads to; null counts as nothing.
  mutating func lookUp(_ reference: Reference, _ scope: Scope) throws(Failure) -> Value {
    let (value, shown) = try walk(reference, scope)
    guard let value else { throw .absent(shown, "the source has no `\(shown.shown(limit: 100))`") }
    if case .null = value { throw .absent(shown, "`\(shown.shown(limit: 100))` is null") }
    return value
  }

  /// What a reference leads to; nil where nothing is there or null is.
  mutating func present(_ reference: Reference, _ scope: Scope) throws(Failure) -> Value? {
    let value = try walk(reference, scope).value
    if case .null? = value { return nil }
    return value
  }

  private mutating func walk(_ reference: Reference, _ scope: Scope) throws(Failure) -> (value: Value?, shown: String) {
    var value = root(reference.root, scope)
    var shown = reference.root == .record ? "" : reference.root.rawValue
    for pieces in reference.tokens {
      let token = try text(pieces, nil, in: scope)
      shown += "/" + token.pointerToken
      value = try value.flatMap { value throws(Failure) in try child(token, of: value) }
    }
    return (value, shown)
  }

  private func root(_ root: Reference.Root, _ scope: Scope) -> Value? {
    switch root {
    case .record: scope.record
    case .value: scope.value
    case .previous: scope.previous
    case .key: scope.key
    case .number: scope.number.map { .integer($0) }
    case .set: scope.settings
    case .import: scope.known
    }
  }

  /// RFC 6901, section 4, without the element after the last.
  private mutating func child(_ token: String, of value: Value) throws(Failure) -> Value? {
    switch value {
    case .mapping(let entries):
      try spend(entries.count)
      return value[token]
    case .list(let elements):
      let isIndex =
        !token.isEmpty && token.utf8.allSatisfy { (48...57).contains($0) } && (token == "0" || token.first != "0")
      guard isIndex, let index = Int(token), index < elements.count else { return nil }
      return elements[index]
    default: return nil
    }
  }

  mutating func text(_ template: Template, current: String? = nil, _ scope: Scope) throws(Failure) -> String {
    try text(template.pieces, current, in: scope)
  }

  private mutating func text(
    _ pieces: [Template.Piece], _ current: String?, in scope: Scope
  ) throws(Failure) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .literal(let text): result += text
      case .current: result += current ?? ""
      case .hole(let reference):
        let value = try lookUp(reference, scope)
        guard let text = value.scalarText else {
          throw .wrong(
            "", "a hole of a text would be filled with \(value.kindName)",
            help: "let the hole name a text, a number or a boolean")
        }
        result += text
      }
    }
    try spend(result.utf8.count)
    return result
  }
}
