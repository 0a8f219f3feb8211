import Diagnostics
import Engine

extension Report {
  /// One object: the program's version, the findings in the order of places, one on each line, and the totals.
  func json() -> String {
    var text = "{\"version\":"
    text.append(.string(version))
    text += ",\"findings\":"
    text.appendLines(verdict.findings.lazy.map(\.json))
    if let audit = verdict.audit { text += audit.json }
    if !verdict.waiverCounts.isEmpty {
      text += ",\"waivers\":"
      text.appendLines(verdict.waiverCounts.lazy.map(\.json))
    }
    text += ",\"summary\":"
    text.append([
      "items": .number(verdict.items), "errors": .number(verdict.errors), "warnings": .number(verdict.warnings),
    ])
    return text + "}\n"
  }
}

extension Finding {
  /// The finding with the keys that docs/reports.md lists; `commit` only where the newest state is not meant.
  fileprivate var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("rule", .string(rule.name)),
      ("severity", .string(severity.rawValue)),
      ("message", .string(message.text)),
      ("path", .string(location.path)),
      ("line", JSONValue(location.line)),
      ("column", JSONValue(location.column)),
      ("pointer", JSONValue(location.pointer)),
      ("help", .string(message.help)),
    ]
    if let commit = location.commit { members.append(("commit", .string(commit))) }
    if let waiver {
      members.append(("waived", ["by": .string(waiver.person), "comment": .string(waiver.comment)]))
    }
    return .object(members)
  }
}

/// A JSON value to be written, its members in the order they are given.
enum JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  case null
  case boolean(Bool)
  case number(Int)
  /// A number in its own digits, which must be those of JSON.
  case decimal(String)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  init(stringLiteral text: String) { self = .string(text) }
  init(integerLiteral number: Int) { self = .number(number) }
  init(booleanLiteral boolean: Bool) { self = .boolean(boolean) }

  /// A number, or null.
  init(_ number: Int?) {
    self = number.map { .number($0) } ?? .null
  }

  /// A string, or null.
  init(_ text: String?) {
    self = text.map { .string($0) } ?? .null
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  init(dictionaryLiteral members: (String, JSONValue)...) { self = .object(members) }
  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension String {
  /// Appends a value in compact form.
  mutating func append(_ value: JSONValue) {
    switch value {
    case .null: self += "null"
    case .boolean(let boolean): self += boolean ? "true" : "false"
    case .number(let number): self += "\(number)"
    case .decimal(let digits): self += digits
    case .string(let text): appendQuoted(text)
    case .array(let elements):
      self += "["
      for (position, element) in elements.enumerated() {
        if position > 0 { self += "," }
        append(element)
      }
      self += "]"
    case .object(let members):
      self += "{"
      for (position, member) in members.enumerated() {
        if position > 0 { self += "," }
        appendQuoted(member.0)
        self += ":"
        append(member.1)
      }
      self += "}"
    }
  }

  /// Appends an array with one element on each line, so that two reports differ in the lines that differ.
  mutating func appendLines(_ elements: some Sequence<JSONValue>) {
    self += "["
    var isFirst = true
    for element in elements {
      self += isFirst ? "\n" : ",\n"
      append(element)
      isFirst = false
    }
    self += isFirst ? "]" : "\n]"
  }

  /// Appends a JSON string (RFC 8259); what may not be shown raw is escaped beyond what JSON asks for.
  private mutating func appendQuoted(_ text: String) {
    self += "\""
    if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      self += text
    } else {
      for scalar in text.unicodeScalars { appendEscaped(scalar) }
    }
    self += "\""
  }

  private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": self += "\\\""
    case "\\": self += "\\\\"
    case "\n": self += "\\n"
    case "\r": self += "\\r"
    case "\t": self += "\\t"
    case _ where scalar.mustBeEscaped:
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        self += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    default: unicodeScalars.append(scalar)
    }
  }
}
