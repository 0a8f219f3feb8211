/// Writes JSON in its canonical form: two spaces for each level, one key or element a line, or all on one line. Nothing
/// is escaped that need not be.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private let isOnOneLine: Bool

  /// Writes a document, with a line feed at its end.
  static func write(_ value: Value) -> [UInt8] { write(value, onOneLine: false) + [0x0A] }

  /// Writes a value without any line feed.
  static func writeOnOneLine(_ value: Value) -> [UInt8] { write(value, onOneLine: true) }

  private static func write(_ value: Value, onOneLine: Bool) -> [UInt8] {
    var writer = JSONWriter(isOnOneLine: onOneLine)
    writer.value(value, 0)
    return writer.bytes
  }

  private init(isOnOneLine: Bool) { self.isOnOneLine = isOnOneLine }

  private mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func line(_ indent: Int) {
    if isOnOneLine { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: [UInt8](repeating: 0x20, count: indent))
  }

  private mutating func value(_ value: Value, _ indent: Int) {
    switch value {
    case .null: text("null")
    case .boolean(let value): text(value ? "true" : "false")
    case .number(let digits): number(digits)
    case .string(let text): string(text)
    case .list(let elements): list(elements, indent)
    case .mapping(let entries): mapping(entries, indent)
    }
  }

  private mutating func list(_ elements: [Value], _ indent: Int) {
    guard !elements.isEmpty else { return text("[]") }
    text("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { text(",") }
      line(indent + 2)
      value(element, indent + 2)
    }
    line(indent)
    text("]")
  }

  private mutating func mapping(_ entries: [Value.Entry], _ indent: Int) {
    guard !entries.isEmpty else { return text("{}") }
    text("{")
    for (index, entry) in entries.enumerated() {
      if index > 0 { text(",") }
      line(indent + 2)
      string(entry.key)
      text(isOnOneLine ? ":" : ": ")
      value(entry.value, indent + 2)
    }
    line(indent)
    text("}")
  }

  private mutating func string(_ string: String) {
    text("\"")
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text("\\\"")
      case "\\": text("\\\\")
      case "\n": text("\\n")
      case "\r": text("\\r")
      case "\t": text("\\t")
      case "\u{8}": text("\\b")
      case "\u{C}": text("\\f")
      case "\0"..<" ", "\u{FEFF}": text(YAMLEscapes.hexadecimal(scalar.value))
      default: bytes.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
    text("\"")
  }

  /// Writes a number as it stands, or, where YAML allows what JSON does not (`+1`, `.5`, `1.`), the same in JSON.
  private mutating func number(_ digits: String) {
    let bytes = Array(digits.utf8)
    guard Number(bytes) != nil else { return string(digits) }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    let unsigned = isNegative || bytes[0] == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
    let whole = unsigned.prefix { $0.isDigit }
    let significant = whole.drop { $0 == UInt8(ascii: "0") }
    var rest = unsigned.dropFirst(whole.count)
    text(isNegative ? "-" : "")
    self.bytes.append(contentsOf: significant.isEmpty ? [UInt8(ascii: "0")] : significant)
    guard rest.first == UInt8(ascii: ".") else { return self.bytes.append(contentsOf: rest) }
    rest.removeFirst()
    text(".")
    if rest.first?.isDigit != true { text("0") }
    self.bytes.append(contentsOf: rest)
  }
}
