import Documents

/// A function's part of docs/checks.md: its doc comment, its words, and its options.
struct FunctionReference {
  let name: String
  let comment: String
  let words: Set<String>
  /// The schema of its options.
  let options: Node

  var markdown: String {
    var text = "### \(name)\n\n\(comment)\n"
    if !words.isEmpty {
      let named = words.sorted().map { "`{\($0)}`" }.joined(separator: ", ")
      text += "\nIn the message: \(named).\n"
    }
    guard let properties = options["properties"] else { return text }
    let required = Set(options["required"]?.elements.map(\.text) ?? [])
    text += "\n| option | value | meaning |\n|---|---|---|\n"
    for (key, option) in properties.entries {
      let mark = required.contains(key.text) ? "; required" : ""
      text += "| `\(key.text)` | \(Self.kind(option))\(mark) | \(option["description"]?.text ?? "") |\n"
    }
    return text + alternatives("anyOf", "At least one of") + alternatives("oneOf", "Exactly one of")
  }

  private func alternatives(_ keyword: String, _ words: String) -> String {
    let keys = options[keyword]?.elements.compactMap { $0["required"]?.elements.map { "`\($0.text)`" }.first } ?? []
    guard let last = keys.last, keys.count > 1 else { return "" }
    return "\n\(words) \(keys.dropLast().joined(separator: ", ")) and \(last) is there.\n"
  }

  /// What a definition of the schema is called where an option refers to it.
  private static let definitions = [
    "selection": "selection", "excerpts": "excerpts", "number": "whole number", "portion": "number from 0 to 1",
    "globs": "globs", "regex": "pattern",
  ]

  private static func kind(_ schema: Node) -> String {
    if let name = schema["$ref"]?.text.split(separator: "/").last { return definitions[String(name)] ?? String(name) }
    if let choices = schema["enum"] { return choices.elements.map { "`\($0.text)`" }.joined(separator: ", ") }
    if schema["properties"] != nil { return "mapping" }
    if schema["oneOf"] != nil { return "selection, or a list of them" }
    guard let type = schema["type"] else { return "anything" }
    if type.kind == .sequence { return type.elements.map { types[$0.text] ?? $0.text }.joined(separator: ", ") }
    if type.text == "array" { return "list of \(schema["items"].map(kind) ?? "anything")" }
    return types[type.text] ?? type.text
  }

  private static let types = ["string": "text", "boolean": "true or false", "integer": "whole number"]
}
