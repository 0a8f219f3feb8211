import Documents

/// What decides what a check finds, and who may waive it, as a canonical text: what it takes for a waiver to be of the
/// check as it is. The words of a check and its weight may change without that.
struct CheckDefinition {
  /// What a check is told by, and not what it looks for.
  private static let words: Set<String> = ["summary", "why", "fix", "message", "severity", "at_freeze"]

  let aliases: Aliases
  /// The stream's schema, against whose definitions checks may hold something.
  let schema: Document?

  /// - Parameters:
  ///   - check: the check as the file has it.
  ///   - id: the check's id.
  func text(of check: Node, id: String) -> String {
    let own = check.entries.filter { !Self.words.contains($0.key.text) }
      .map { Value.Entry($0.key.text, expanded(Value($0.value))) }
    let value = Value.record([
      ("id", .string(id)), ("check", .mapping(own)), ("host", aliases.host.map { expanded(Value($0)) }),
      ("definitions", definitions(for: check)),
    ])
    return String(decoding: value.writtenOnOneLine(), as: UTF8.self)
  }

  /// The definitions of the schema, which may refer to one another, where the check holds something against one.
  private func definitions(for check: Node) -> Value? {
    guard check["options"]?["definition"] != nil else { return nil }
    return schema?.root["$defs"].map { Value($0) }
  }

  private func expanded(_ value: Value) -> Value {
    switch value {
    case .string(let text): .string(aliases.expanded(text) ?? text)
    case .list(let elements): .list(elements.map(expanded))
    case .mapping(let entries): .mapping(entries.map { Value.Entry($0.key, expanded($0.value)) })
    case .null, .boolean, .number: value
    }
  }
}
