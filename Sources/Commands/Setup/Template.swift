/// A text with places to fill in, written `{{name}}`.
struct Template {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The text with each place filled; a place without a value stays as it is.
  func filled(with values: [String: String]) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      result += rest[..<open.lowerBound]
      let name = String(rest[open.upperBound..<close.lowerBound])
      result += values[name] ?? "{{\(name)}}"
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}
