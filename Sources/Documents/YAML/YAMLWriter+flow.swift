extension YAMLWriter {
  /// A collection in brackets; nil where it does not go on the line that has reached `column`, or has comments inside.
  func flow(_ draft: Draft, column: Int) -> String? {
    switch draft.layout {
    case .flow:
      guard let flow = Self.flow(draft) else { return nil }
      return column + flow.utf8.count <= Self.width ? flow : nil
    case .free:
      guard Self.isListOfWords(draft), let flow = Self.flow(draft) else { return nil }
      return column + flow.utf8.count <= Self.shortWidth ? flow : nil
    case .block, .folded: return nil
    }
  }

  private static func isListOfWords(_ draft: Draft) -> Bool {
    guard case .list(let parts) = draft.content else { return false }
    return parts.allSatisfy { part in
      guard case .scalar(let value) = part.value.content else { return false }
      guard case .string(let word) = value else { return true }
      return !word.utf8.contains { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    }
  }

  private static func flow(_ draft: Draft) -> String? {
    switch draft.content {
    case .scalar(.string(let string)):
      let text = YAMLText(string)
      return text.hasBreak ? nil : quoted(text, inFlow: true)
    case .scalar(let value): return plain(value)
    case .list(let parts): return bracketed(parts, "[", closing: "]") { _ in "" }
    case .mapping(let parts):
      guard !parts.contains(where: { $0.key.utf8.count > width }) else { return nil }
      return bracketed(parts, "{", closing: "}") { quoted(YAMLText($0.key), inFlow: true) + ": " }
    }
  }

  private static func bracketed(
    _ parts: [Draft.Part], _ opening: String, closing: String, prefix: (Draft.Part) -> String
  ) -> String? {
    var flow = opening
    for (index, part) in parts.enumerated() {
      guard part.notes.isEmpty, let value = Self.flow(part.value) else { return nil }
      flow += (index == 0 ? "" : ", ") + prefix(part) + value
      if flow.utf8.count > width { return nil }
    }
    return flow + closing
  }
}
