import Diagnostics
import Documents
import Schema

/// Reads a map's document, and gathers everything that is wrong with it.
struct MapReader {
  private(set) var problems: [ImportMapProblem] = []
  private(set) var patterns: [String] = []
  private var settings: Set<String> = []
  /// How many `$each` enclose the place that is read.
  private var eachDepth = 0

  /// The fields that an import fills by itself.
  private static let reserved = ["format", "id", "type", "rubric", "imported_by"]
  private static let keys = ["format", "description", "type", "settings", "where", "id", "fields"]

  mutating func map(_ root: Node) -> ImportMap? {
    guard root.kind == .mapping else {
      add(root, "a map is a mapping", help: "begin with `format: 1`")
      return nil
    }
    check(root, keys: Self.keys)
    if let format = root["format"], format.number != Number(1) {
      add(format, "`format` is not 1", help: "write `format: 1`")
    }
    let settings = root["settings"].map { readSettings($0) } ?? []
    self.settings = Set(settings.map(\.name))
    let filters = root["where"].map { readFilters($0) } ?? []
    let parts = (text(root, "description"), text(root, "type"), required(root, "id"), required(root, "fields"))
    _ = required(root, "format")
    guard let description = parts.0, let type = parts.1, let id = parts.2, let fields = parts.3 else { return nil }
    return ImportMap(
      description: description, type: type, settings: settings, filters: filters, id: expression(id),
      fields: readFields(fields), patterns: patterns)
  }

  private mutating func readFields(_ node: Node) -> Expression {
    guard node.kind == .mapping, !node.entries.contains(where: { $0.key.isOperator }) else {
      add(node, "`fields` holds the fields of an item", help: "write one key for each field of the item")
      return .constant(.null)
    }
    for entry in node.entries where Self.reserved.contains(entry.key.text) {
      add(entry.key, "`\(entry.key.text)` is filled in by the import itself", help: "remove the field from the map")
    }
    return expression(node)
  }

  // What the parts of the reader share.

  mutating func add(_ node: Node, _ message: String, help: String) {
    problems.append(ImportMapProblem(pointer: node.pointer, mark: node.mark, message: message, help: help))
  }

  mutating func add(_ node: Node, _ fault: TextFault) {
    add(node, fault.message, help: fault.help)
  }

  /// Sees that a mapping has none but the given keys.
  mutating func check(_ node: Node, keys: [String]) {
    for entry in node.entries where !keys.contains(entry.key.text) { unknown(entry.key, among: keys) }
  }

  mutating func unknown(_ key: Node, among known: [String], what: String = "key") {
    let nearest = Suggestion.nearest(to: key.text, among: known)
    let help = nearest.map { "write `\($0)`" } ?? "use one of \(known.listed)"
    add(key, "unknown \(what) `\(key.text.shownInMessage)`", help: help)
  }

  mutating func required(_ node: Node, _ key: String) -> Node? {
    if let value = node[key] { return value }
    add(node, "missing `\(key)`", help: "add `\(key)`")
    return nil
  }

  private mutating func text(_ node: Node, _ key: String) -> String? {
    guard let value = required(node, key) else { return nil }
    return string(value)
  }

  mutating func string(_ node: Node) -> String? {
    if let text = node.string, !text.isEmpty { return text }
    add(node, "a text is expected here", help: node.kind == .string ? "write the text" : "put the text in quotes")
    return nil
  }

  mutating func pattern(_ node: Node) -> Int {
    guard let pattern = string(node) else { return 0 }
    if let fault = Pattern.fault(in: pattern) {
      add(
        node, "the pattern cannot be compiled: \(fault.shownInMessage)",
        help: "correct the regular expression (ECMA-262)")
    }
    patterns.append(pattern)
    return patterns.count - 1
  }

  mutating func reference(_ node: Node) -> Reference? {
    guard node.kind == .string else {
      add(node, "a reference is expected here", help: "write a JSON Pointer such as `/id`, in quotes")
      return nil
    }
    do throws(TextFault) {
      let reference = try Reference(node.text)
      check([reference] + reference.tokens.flatMap { $0.flatMap(\.references) }, at: node)
      return reference
    } catch {
      add(node, error)
      return nil
    }
  }

  mutating func template(_ node: Node, hasCurrent: Bool = false) -> Template? {
    guard node.kind == .string else {
      add(node, "a text is expected here", help: "put the text in quotes")
      return nil
    }
    do throws(TextFault) {
      let template = try Template(node.text, hasCurrent: hasCurrent)
      check(template.references, at: node)
      return template
    } catch {
      add(node, error)
      return nil
    }
  }

  /// Sees that references name something that can be there.
  private mutating func check(_ references: [Reference], at node: Node) {
    for reference in references {
      let root = reference.root
      if root.isInner, eachDepth == 0 {
        add(node, "`\(root.rawValue)` has no meaning outside `$each`", help: "begin with `/` for a field of the record")
      }
      switch root {
      case .set: check(reference, among: settings.sorted(), at: node, help: "describe the setting under `settings`")
      case .import: check(reference, among: Reference.importNames, at: node, help: nil)
      case .key, .number:
        if !reference.tokens.isEmpty {
          add(node, "`\(root.rawValue)` has no parts", help: "write `\(root.rawValue)` alone")
        }
      default: break
      }
    }
  }

  private mutating func check(_ reference: Reference, among names: [String], at node: Node, help: String?) {
    let root = reference.root.rawValue
    if reference.tokens.count == 1, case .literal(let name)? = reference.tokens[0].first, names.contains(name) {
      return
    }
    add(
      node, "`\(node.text.shownInMessage)` names nothing under `\(root)`",
      help: help ?? "use one of \(names.map { "\(root)/\($0)" }.listed)")
  }

  /// Reads what stands inside an `$each`.
  mutating func insideEach<Result>(_ read: (inout MapReader) -> Result) -> Result {
    eachDepth += 1
    defer { eachDepth -= 1 }
    return read(&self)
  }
}

extension Node {
  /// Whether a key is an operator.
  var isOperator: Bool { bytes.first == UInt8(ascii: "$") }
}
