extension Value {
  /// The value in brackets or on one line, as it may stand inside other brackets: plain words plain, other texts in
  /// quotes.
  var inFlow: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let text): text
    case .string(let text): Self.isPlain(text) ? text : String(decoding: writtenOnOneLine(), as: UTF8.self)
    case .list(let elements): "[\(elements.map(\.inFlow).joined(separator: ", "))]"
    case .mapping(let entries):
      "{\(entries.map { "\(Value.string($0.key).inFlow): \($0.value.inFlow)" }.joined(separator: ", "))}"
    }
  }

  /// The value over several lines: what holds nothing deep stays on one, and no text is folded, however long.
  var inBlock: [String] {
    switch self {
    case .mapping(let entries) where !entries.isEmpty:
      return entries.flatMap { entry in
        let key = Value.string(entry.key).inFlow
        guard entry.value.isDeep else { return ["\(key): \(entry.value.inFlow)"] }
        return ["\(key):"] + entry.value.inBlock.map { "  \($0)" }
      }
    case .list(let elements) where !elements.isEmpty:
      return elements.flatMap { element in
        let lines = element.inBlock
        return ["- \(lines[0])"] + lines.dropFirst().map { "  \($0)" }
      }
    default: return [inFlow]
    }
  }

  /// Whether it is better read over several lines: mappings, lists of them, and lists that are wide.
  private var isDeep: Bool {
    switch self {
    case .mapping(let entries): !entries.isEmpty
    case .list(let elements):
      elements.contains { if case .mapping = $0 { true } else { false } } || inFlow.utf8.count > 100
    default: false
    }
  }

  /// Whether a text needs no quotes anywhere, for no reader of YAML: it begins with a letter, holds no sign that could
  /// mean something, and is no word that some readers take for something else.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last, isLetter(first), last != 0x20 else { return false }
    let isPlain = text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || " @._/+=-".utf8.contains($0) }
    return isPlain && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
}
