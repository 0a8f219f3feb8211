import Diagnostics

/// The words of a check's findings: a text in which `{word}` stands for what its function found.
struct MessageTemplate: Sendable {
  private enum Piece: Sendable {
    case text(Substring)
    case word(String)
  }

  private let pieces: [Piece]

  /// - Parameter text: one line; a brace without its fellow stands for itself.
  init(_ text: String) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.text(rest[..<open]))
      pieces.append(.word(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.text(rest))
    self.pieces = pieces
  }

  /// The words that it asks for.
  var words: [String] {
    pieces.compactMap { if case .word(let word) = $0 { word } else { nil } }
  }

  /// The text with what was found in place of the words, each as it may be shown.
  func filled(with words: [String: String]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): String(text)
      case .word(let word): words[word]?.shown(limit: 120) ?? ""
      }
    }.joined()
  }
}
