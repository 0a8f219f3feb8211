import Documents
import Schema

extension MapReader {
  private static let allConversions =
    Conversion.Simple.allCases.map(\.rawValue) + Conversion.names.filter { $0 != "time" }

  /// Reads `$as`: one conversion, or several in order.
  mutating func conversions(_ node: Node) -> [Conversion] {
    node.kind == .sequence ? node.elements.compactMap { conversion($0) } : [conversion(node)].compactMap { $0 }
  }

  private mutating func conversion(_ node: Node) -> Conversion? {
    if node.kind == .string {
      if let simple = Conversion.Simple(rawValue: node.text) { return .simple(simple) }
      if Conversion.names.contains(node.text) {
        add(node, "`\(node.text)` needs something to go by", help: "write `{\(node.text): …}`")
      } else {
        unknown(node, among: Self.allConversions, what: "conversion")
      }
      return nil
    }
    guard node.kind == .mapping, node.count == 1, let entry = node.entries.first(where: { _ in true }) else {
      add(
        node, "a conversion is a name, or a mapping of one name", help: "write such as `slug` or `{match: '^v(.+)$'}`")
      return nil
    }
    return conversion(entry.key, entry.value)
  }

  private mutating func conversion(_ name: Node, _ argument: Node) -> Conversion? {
    switch name.text {
    case "split": return separator(argument).map { .split($0) }
    case "join": return argument.string.map { .join($0) } ?? separator(argument).map { .join($0) }
    case "match": return .match(pattern(argument))
    case "text": return template(argument, hasCurrent: true).map { .text($0) }
    case "table": return table(argument)
    case "time": return time(argument)
    default:
      if Conversion.Simple(rawValue: name.text) != nil {
        add(name, "`\(name.text)` goes by nothing", help: "write the name alone")
      } else {
        unknown(name, among: Self.allConversions, what: "conversion")
      }
      return nil
    }
  }

  private mutating func separator(_ node: Node) -> String? {
    string(node)
  }

  private mutating func table(_ node: Node) -> Conversion? {
    guard node.kind == .mapping, node.count > 0 else {
      add(node, "`table` is a mapping", help: "write what stands for each value, such as `{High: major}`")
      return nil
    }
    return .table(
      Dictionary(node.entries.map { ($0.key.text, Value($0.value)) }, uniquingKeysWith: { first, _ in first }))
  }

  /// `{time: FORMAT}` or `{time: {format: FORMAT, zone: ZONE}}`
  private mutating func time(_ node: Node) -> Conversion? {
    if node.kind == .mapping { check(node, keys: ["format", "zone"]) }
    guard let pattern = node.kind == .mapping ? required(node, "format") : node, let text = string(pattern) else {
      return nil
    }
    let zone = node["zone"].flatMap { template($0) }
    do throws(TextFault) {
      let format = try TimeFormat(text)
      if format.hasZone == (node["zone"] != nil) {
        add(
          node, format.hasZone ? "the format has a zone of its own" : "the format has no zone",
          help: format.hasZone ? "remove `zone`" : "add `zone`, such as `{format: …, zone: '+00:00'}`, or `%z`")
      }
      return .time(format, zone: zone)
    } catch {
      add(pattern, error)
      return nil
    }
  }
}

extension MapReader {
  /// Reads `$where`: conditions by reference, all of which must hold.
  mutating func readFilters(_ node: Node) -> [Filter] {
    guard node.kind == .mapping, node.count > 0 else {
      add(node, "conditions are a mapping", help: "write a condition for each reference, such as `{/status: passed}`")
      return []
    }
    return node.entries.compactMap { entry in
      guard let reference = reference(entry.key) else { return nil }
      return Filter(reference: reference, condition: condition(entry.value), mark: entry.key.mark)
    }
  }

  private mutating func condition(_ node: Node) -> Condition {
    switch node.kind {
    case .sequence: return .oneOf(node.elements.map { Value($0) })
    case .mapping: break
    default: return .equals(Value(node))
    }
    guard node.count == 1, let entry = node.entries.first(where: { _ in true }) else {
      add(node, "a condition has one key", help: "use one of match, same, exists and not")
      return .exists(true)
    }
    switch entry.key.text {
    case "match": return .matches(pattern(entry.value))
    case "not": return .not(condition(entry.value))
    case "exists":
      if let value = entry.value.boolean { return .exists(value) }
      add(entry.value, "`exists` is true or false", help: "write `exists: true`")
    case "same": return reference(entry.value).map { .same($0) } ?? .exists(true)
    default: unknown(entry.key, among: ["match", "same", "exists", "not"], what: "condition")
    }
    return .exists(true)
  }
}

extension MapReader {
  mutating func readSettings(_ node: Node) -> [ImportSetting] {
    guard node.kind == .mapping else {
      add(node, "`settings` is a mapping", help: "write a description for each setting's name")
      return []
    }
    return node.entries.compactMap { readSetting($0.key, $0.value) }
  }

  private mutating func readSetting(_ name: Node, _ node: Node) -> ImportSetting? {
    guard node.kind == .mapping else {
      add(node, "a setting is a mapping", help: "write `\(name.text.shownInMessage): {description: …}`")
      return nil
    }
    check(node, keys: ["description", "type", "default"])
    if !name.text.isSettingName {
      add(
        name, "`\(name.text.shownInMessage)` is no name for a setting", help: "use lower-case letters, digits and `_`")
    }
    guard let description = required(node, "description").flatMap({ string($0) }) else { return nil }
    var kind = ImportSetting.Kind.string
    if let type = node["type"] {
      if let known = ImportSetting.Kind(rawValue: type.text) {
        kind = known
      } else {
        unknown(type, among: ImportSetting.Kind.allCases.map(\.rawValue), what: "type")
      }
    }
    if let value = node["default"], !kind.fits(value) {
      add(value, "the default is no \(kind.rawValue)", help: "correct it, or the setting's `type`")
    }
    return ImportSetting(
      name: name.text, description: description, kind: kind, default: node["default"].map { Value($0) })
  }
}

extension ImportSetting.Kind {
  fileprivate func fits(_ node: Node) -> Bool {
    switch self {
    case .string: node.kind == .string
    case .integer: node.number?.isInteger == true
    case .number: node.kind == .number
    case .boolean: node.kind == .boolean
    }
  }
}

extension String {
  fileprivate var isSettingName: Bool {
    !isEmpty && utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }
}
