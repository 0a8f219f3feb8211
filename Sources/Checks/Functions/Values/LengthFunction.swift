import Documents

/// A text has at least `minimum` and at most `maximum` of a `unit`: `words` (the default), `characters` or `lines`.
///
/// A word is what stands between white space, and each character of Chinese and Japanese, which write no blanks. `of`
/// takes several texts together, such as all turns of a prompt.
struct LengthFunction: CheckFunction {
  static let name = "length"
  static let words: Set<String> = ["count", "wanted", "unit"]

  private enum Unit: String {
    case words, characters, lines
  }

  private let excerpts: [Excerpt]?
  private let unit: Unit
  private let minimum: Int?
  private let maximum: Int?

  init(_ options: inout OptionReading) {
    excerpts = options.excerpts("of")
    unit = options.text("unit").flatMap { Unit(rawValue: $0) } ?? .words
    minimum = options.integer("minimum")
    maximum = options.integer("maximum")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let texts = (excerpts.map { look.nodes(of: $0, at: node).map(\.node) } ?? [node]).filter { $0.kind == .string }
    // What should be a text and is none is for the schema to say.
    guard !texts.isEmpty else { return }
    let count = texts.reduce(0) { $0 + measure($1.bytes) }
    let wanted: String
    if let minimum, count < minimum {
      wanted = "at least \(minimum)"
    } else if let maximum, count > maximum {
      wanted = "at most \(maximum)"
    } else {
      return
    }
    hits.add(at: texts[0], ["count": "\(count)", "wanted": wanted, "unit": unit.rawValue])
  }

  private func measure(_ text: ArraySlice<UInt8>) -> Int {
    switch unit {
    case .words: text.words.reduce(0) { $0 + max(1, $1.unspacedCharacters) }
    // The bytes of a document are valid UTF-8: every character but its continuations.
    case .characters: text.count { $0 & 0xC0 != 0x80 }
    case .lines: text.isEmpty ? 0 : text.count { $0 == 0x0A } + (text.last == 0x0A ? 0 : 1)
    }
  }
}

extension ArraySlice<UInt8> {
  /// How many characters of Chinese and Japanese there are: kana (U+3040 to U+30FF) and ideographs (U+3400 to U+9FFF).
  fileprivate var unspacedCharacters: Int {
    guard contains(where: { (0xE3...0xE9).contains($0) }) else { return 0 }
    return String(decoding: self, as: UTF8.self).unicodeScalars.count {
      (0x3040...0x30FF).contains($0.value) || (0x3400...0x9FFF).contains($0.value)
    }
  }

  /// What stands between white space.
  var words: [ArraySlice<UInt8>] { split { $0 == 0x20 || (0x09...0x0D).contains($0) } }
}
