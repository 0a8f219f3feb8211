/// A time in the notation of strptime (POSIX.1-2017), as far as dates, times and zones go.
struct TimeFormat: Sendable {
  private enum Part: Sendable {
    case literal(Character)
    case field(Character)
  }

  private let parts: [Part]

  /// Years, months by number or English name, days, hours of 24 or 12, minutes, seconds, fractions, zones, and seconds
  /// since 1970.
  private static let fields: Set<Character> = ["Y", "m", "b", "d", "H", "I", "p", "M", "S", "f", "z", "s"]

  init(_ text: String) throws(TextFault) {
    var parts: [Part] = []
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        parts.append(.literal(character))
        continue
      }
      guard let field = rest.popFirst(), field == "%" || Self.fields.contains(field) else {
        throw TextFault(
          message: "a `%` stands before no field of a time",
          help: "use %Y %m %b %d %H %I %p %M %S %f %z, or %s for seconds since 1970")
      }
      parts.append(field == "%" ? .literal("%") : .field(field))
    }
    self.parts = parts
    let present = Set(parts.compactMap { if case .field(let field) = $0 { field } else { nil } })
    let isDate = present.contains("Y") && present.contains("d") && !present.isDisjoint(with: ["m", "b"])
    guard isDate || present.contains("s") else {
      throw TextFault(message: "the format has no whole date", help: "name year, month and day, or %s")
    }
  }

  /// Whether the format itself tells the distance from UTC.
  var hasZone: Bool {
    parts.contains { if case .field(let field) = $0 { field == "z" || field == "s" } else { false } }
  }

  /// Reads a time; nil where the text has another shape, or names a moment that does not exist.
  func time(_ text: String) -> CalendarTime? {
    var time = CalendarTime()
    var rest = text[...]
    var isAfternoon: Bool?
    for part in parts {
      switch part {
      case .literal(" "): rest = rest.drop { $0 == " " }
      case .literal(let character): guard rest.popFirst() == character else { return nil }
      case .field("p"):
        let word = rest.prefix(2).lowercased()
        guard word == "am" || word == "pm" else { return nil }
        isAfternoon = word == "pm"
        rest = rest.dropFirst(2)
      case .field(let field): guard time.read(field, &rest) else { return nil }
      }
    }
    guard rest.isEmpty else { return nil }
    if let isAfternoon { time.hour = time.hour % 12 + (isAfternoon ? 12 : 0) }
    return time.isValid ? time : nil
  }
}

extension CalendarTime {
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  fileprivate mutating func read(_ field: Character, _ rest: inout Substring) -> Bool {
    switch field {
    case "Y": Self.number(&rest, 4, into: &year)
    case "m": Self.number(&rest, 2, into: &month)
    case "d": Self.number(&rest, 2, into: &day)
    case "H", "I": Self.number(&rest, 2, into: &hour)
    case "M": Self.number(&rest, 2, into: &minute)
    case "S": Self.number(&rest, 2, into: &second)
    case "f": readFraction(&rest)
    case "z": readZone(&rest)
    case "s": readSeconds(&rest)
    default: readMonth(&rest)
    }
  }

  private static func number(_ rest: inout Substring, _ most: Int, into value: inout Int) -> Bool {
    let digits = rest.prefix(most).prefix { ("0"..."9").contains($0) }
    guard let number = Int(digits) else { return false }
    value = number
    rest = rest[digits.endIndex...]
    return true
  }

  private mutating func readFraction(_ rest: inout Substring) -> Bool {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard (1...9).contains(digits.count) else { return false }
    fraction = String(digits)
    rest = rest[digits.endIndex...]
    return true
  }

  private mutating func readMonth(_ rest: inout Substring) -> Bool {
    guard let index = Self.months.firstIndex(of: rest.prefix(3).lowercased()) else { return false }
    month = index + 1
    rest = rest.dropFirst(3)
    return true
  }

  private mutating func readZone(_ rest: inout Substring) -> Bool {
    if rest.first == "Z" {
      rest.removeFirst()
      zone = "Z"
      return true
    }
    guard let sign = rest.popFirst(), sign == "+" || sign == "-" else { return false }
    let length = rest.dropFirst(2).first == ":" ? 5 : 4
    let digits = rest.prefix(length).filter { $0 != ":" }
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return false }
    zone = "\(sign)\(digits.prefix(2)):\(digits.suffix(2))"
    rest = rest.dropFirst(length)
    return true
  }

  private mutating func readSeconds(_ rest: inout Substring) -> Bool {
    let sign = rest.first == "-" ? 1 : 0
    let digits = rest.dropFirst(sign).prefix { ("0"..."9").contains($0) }
    guard (1...11).contains(digits.count), let seconds = Int(rest[..<digits.endIndex]) else { return false }
    rest = rest[digits.endIndex...]
    set(secondsSince1970: seconds)
    return true
  }
}
