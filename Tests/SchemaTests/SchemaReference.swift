import Documents

/// One of the product's own schemas as a chapter of the manifest reference, in Markdown.
struct SchemaReference {
  private let root: Node

  init(_ document: Document) {
    root = document.root
  }

  /// The chapter: a table for the file, and one for every mapping inside it.
  ///
  /// - Parameter name: the file's name, the heading.
  func markdown(named name: String) -> String {
    var text = "\n## \(name)\n\n\(sentence(root))\n\n" + table(root, at: "")
    for section in sections(of: root, at: "") {
      text += "\n### `\(section.path)` of \(name)\n\n"
      if let description = section.schema["description"] { text += "\(description.text)\n\n" }
      text += table(section.schema, at: section.path)
    }
    return text
  }

  /// What keys that are chosen by the user are called.
  private static let placeholders = [
    "streams": "NAME", "people": "ID", "roles": "STREAM", "vetted": "STREAM", "rules": "RULE",
  ]

  /// The mappings below one, outermost first, each with its path: `streams.NAME.review`.
  private func sections(of schema: Node, at path: String) -> [(path: String, schema: Node)] {
    var found: [(path: String, schema: Node)] = []
    for (key, schema) in properties(of: schema, at: path) {
      let own = path.isEmpty ? key : "\(path).\(key)"
      let inner = schema["items"].map(resolved) ?? schema
      let place = schema["items"] == nil ? own : "\(own)[]"
      guard isMapping(inner) else { continue }
      if inner["properties"] != nil { found.append((place, inner)) }
      found += sections(of: inner, at: place)
    }
    return found
  }

  /// The keys of a mapping with their schemas, those that the user chooses last.
  private func properties(of schema: Node, at path: String) -> [(key: String, schema: Node)] {
    var found = (schema["properties"]?.entries).map { $0.map { ($0.key.text, resolved($0.value)) } } ?? []
    if let other = schema["additionalProperties"], other.kind == .mapping {
      let name = path.split(separator: ".").last.map(String.init) ?? ""
      found.append((Self.placeholders[name] ?? "KEY", resolved(other)))
    }
    return found
  }

  private func isMapping(_ schema: Node) -> Bool { schema["type"]?.string == "object" }

  /// The schema that a local reference leads to; keywords beside the reference are looked up in the original.
  private func resolved(_ schema: Node) -> Node {
    guard let name = schema["$ref"]?.string?.split(separator: "/").last else { return schema }
    return root["$defs"]?[String(name)] ?? schema
  }

  private func table(_ schema: Node, at path: String) -> String {
    let required = Set(schema["required"]?.elements.map(\.text) ?? [])
    var rows = "| key | value | meaning |\n|---|---|---|\n"
    for entry in schema["properties"]?.entries.map({ $0 }) ?? [] {
      let key = entry.key.text
      let mark = required.contains(key) ? "; required" : ""
      rows += row(key, value(entry.value, at: "\(path).\(key)") + mark, sentence(entry.value))
    }
    if let other = schema["additionalProperties"], other.kind == .mapping {
      let key = properties(of: schema, at: path).last?.key ?? ""
      let names = schema["propertyNames"].map { " \(sentence($0))" } ?? ""
      rows += row(key, value(other, at: "\(path).\(key)"), sentence(other) + names)
    }
    return rows + alternatives(schema)
  }

  private func row(_ key: String, _ value: String, _ text: String) -> String {
    "| `\(key)` | \(value) | \(text.replacing("|", with: "\\|")) |\n"
  }

  /// Says so where exactly one of several keys must be there.
  private func alternatives(_ schema: Node) -> String {
    let keys = schema["oneOf"]?.elements.compactMap { $0["required"]?.elements.map { "`\($0.text)`" }.first } ?? []
    return keys.isEmpty ? "" : "\nExactly one of \(keys.joined(separator: " and ")) is there.\n"
  }

  private func sentence(_ schema: Node) -> String {
    schema["description"]?.text ?? resolved(schema)["description"]?.text ?? ""
  }

  /// What may stand there, and what is taken where nothing does.
  private func value(_ schema: Node, at path: String) -> String {
    var text = kind(schema, at: path)
    if let value = schema["default"] { text += "; default \(literal(value))" }
    return text
  }

  private func kind(_ schema: Node, at path: String) -> String {
    let target = resolved(schema)
    if let constant = target["const"] { return literal(constant) }
    if let choices = target["enum"]?.elements.map(literal) { return choices.joined(separator: " or ") }
    switch target["type"]?.string {
    case "array": return "list of " + (target["items"].map { elements($0, at: path) } ?? "anything")
    case "object": return isEmptyOfKeys(target) ? "mapping of \(contents(target, at: path))" : "mapping, below"
    case "boolean": return "true or false"
    case "integer": return "whole number" + bounds(target)
    case "number": return "number" + bounds(target)
    default: return "text"
    }
  }

  private func isEmptyOfKeys(_ schema: Node) -> Bool { schema["properties"] == nil }

  private func contents(_ schema: Node, at path: String) -> String {
    guard let other = schema["additionalProperties"], other.kind == .mapping else { return "anything" }
    return isMapping(resolved(other)) ? "mappings, below" : kind(other, at: path)
  }

  private func elements(_ schema: Node, at path: String) -> String {
    isMapping(resolved(schema)) ? "mappings, below" : kind(schema, at: path)
  }

  private func bounds(_ schema: Node) -> String {
    let lower = schema["minimum"].map { "from \($0.text)" } ?? schema["exclusiveMinimum"].map { "above \($0.text)" }
    let upper = schema["maximum"].map { "to \($0.text)" } ?? schema["exclusiveMaximum"].map { "below \($0.text)" }
    let both = [lower, upper].compactMap { $0 }.joined(separator: ", ")
    return both.isEmpty ? "" : ", \(both)"
  }

  private func literal(_ node: Node) -> String {
    node.kind == .sequence ? "`[\(node.elements.map(\.text).joined(separator: ", "))]`" : "`\(node.text)`"
  }
}
