import Diagnostics
import Documents

extension Evaluation {
  mutating func converted(_ value: Value, _ conversion: Conversion, in scope: Scope) throws(Failure) -> Value {
    switch conversion {
    case .simple(let simple): return try converted(value, simple)
    case .split(let separator):
      let text = try scalar(value, for: "split")
      return .list(text.separated(by: separator).map { .string($0) })
    case .join(let separator): return try joined(value, separator)
    case .match(let pattern):
      let text = try scalar(value, for: "match")
      guard let match = try capture(pattern, in: text) else {
        throw .absent("", "`\(text.shownInMessage)` does not match `\(patternTexts[pattern].shownInMessage)`")
      }
      return .string(match)
    case .text(let template):
      return .string(try text(template, current: try scalar(value, for: "text"), scope))
    case .table(let table):
      let text = try scalar(value, for: "table")
      guard let translated = table[text] else {
        throw .absent("", "`\(text.shownInMessage)` is not in the table")
      }
      return translated
    case .time(let format, let zone): return try time(value, format, zone: zone, in: scope)
    }
  }

  private mutating func converted(_ value: Value, _ simple: Conversion.Simple) throws(Failure) -> Value {
    switch simple {
    case .first, .last, .count: return try element(value, simple)
    case .flatten: return try flattened(value)
    case .toJSON: return try written(Self.line(value))
    case .toJSONLines:
      guard case .list(let elements) = value else {
        throw Self.unfit(value, for: simple.rawValue, "give it a list")
      }
      return try written(elements.map(Self.line).joined())
    case .patch: return try patch(value)
    default: break
    }
    let text = try scalar(value, for: simple.rawValue)
    try spend(text.utf8.count)
    switch simple {
    case .trim: return .string(text.trimmed)
    case .lower: return .string(text.lowercased())
    case .lines: return .list(text.lines.map { .string($0) })
    case .fromJSON: return try read(text)
    case .string: return .string(text)
    case .sha256: return .string(sha256(Array(text.utf8)))
    default: return try scalar(text, simple)
    }
  }

  /// The conversions that a text may be unfit for.
  private func scalar(_ text: String, _ simple: Conversion.Simple) throws(Failure) -> Value {
    switch simple {
    case .integer:
      // Written in full: what item files hold are integers, not `1e3`.
      if let number = Number(text.trimmed.utf8), let integer = number.integer { return .integer(integer) }
    case .number:
      if let number = Number(text.trimmed.utf8) { return .number(number.description) }
    case .boolean:
      if let value = Self.booleans[text.trimmed.lowercased()] { return .boolean(value) }
    case .slug:
      if !text.slug.isEmpty { return .string(text.slug) }
    default:
      if let time = text.trimmed.rfc3339 { return .string(time) }
    }
    throw .wrong(
      "", "`\(text.shownInMessage)` is no \(Self.wanted[simple] ?? simple.rawValue)",
      help: simple == .time
        ? "let the map name the format, `$as: {time: …}`" : "correct the record, or convert it before")
  }

  private static let booleans = ["true": true, "false": false]
  private static let wanted: [Conversion.Simple: String] = [
    .integer: "whole number", .slug: "text that an id could be made of", .time: "time of RFC 3339 with a zone",
  ]

  private func scalar(_ value: Value, for name: String) throws(Failure) -> String {
    guard let text = value.scalarText else { throw Self.unfit(value, for: name, "give it a text") }
    return text
  }

  private static func unfit(_ value: Value, for name: String, _ help: String) -> Failure {
    .wrong("", "`\(name)` is applied to \(value.kindName)", help: help)
  }

  private func element(_ value: Value, _ simple: Conversion.Simple) throws(Failure) -> Value {
    if simple == .count, case .mapping(let entries) = value { return .integer(entries.count) }
    guard case .list(let elements) = value else { throw Self.unfit(value, for: simple.rawValue, "give it a list") }
    if simple == .count { return .integer(elements.count) }
    guard let element = simple == .first ? elements.first : elements.last else {
      throw .absent("", "the list of which the map takes the \(simple.rawValue) element is empty")
    }
    return element
  }

  private func flattened(_ value: Value) throws(Failure) -> Value {
    guard case .list(let elements) = value else { throw Self.unfit(value, for: "flatten", "give it a list of lists") }
    return .list(elements.flatMap { if case .list(let inner) = $0 { inner } else { [$0] } })
  }

  private mutating func joined(_ value: Value, _ separator: String) throws(Failure) -> Value {
    guard case .list(let elements) = value else { throw Self.unfit(value, for: "join", "give it a list of texts") }
    var texts: [String] = []
    for element in elements { texts.append(try scalar(element, for: "join")) }
    return try written(texts.joined(separator: separator))
  }

  /// A value as one line of JSON, with its end.
  private static func line(_ value: Value) -> String {
    String(decoding: value.writtenOnOneLine(), as: UTF8.self) + "\n"
  }

  private mutating func written(_ text: String) throws(Failure) -> Value {
    try spend(text.utf8.count)
    return .string(text)
  }

  private func read(_ text: String) throws(Failure) -> Value {
    let reading = Document.read(Array(text.utf8), as: .json, limits: .record)
    if let document = reading.document { return Value(document.root) }
    throw .wrong(
      "", "the text is no JSON: \(reading.problems.first?.words ?? "it cannot be read")",
      help: "correct the record, or take the text as it is")
  }

  private mutating func time(
    _ value: Value, _ format: TimeFormat, zone: Template?, in scope: Scope
  ) throws(Failure) -> Value {
    let text = try scalar(value, for: "time")
    guard var time = format.time(text.trimmed) else {
      throw .wrong(
        "", "`\(text.shownInMessage)` is no time of the map's format", help: "correct the record, or the map's format")
    }
    if let zone { time.zone = try self.text(zone, scope) }
    guard time.zone.isZone else {
      throw .wrong("", "`\(time.zone.shownInMessage)` is no distance from UTC", help: "write `Z`, or such as `+02:00`")
    }
    return .string(time.text)
  }
}
