/// A manual page in the making: text in, man(7) requests out.
///
/// Input lines stay within 80 bytes, characters beyond ASCII are named, so that every formatter shows the same.
struct Roff {
  private(set) var text: String
  /// Whether the next paragraph is the first of its section, which needs no request.
  private var isFirst = true

  /// - Parameter date: year, month and day, `2026-11-24`.
  init(title: String, section: Int, date: String, source: String, manual: String) {
    // The date stays as it is: formatters read it.
    let fields = [Self.escaped(title.uppercased()), "\(section)", date, Self.escaped(source), Self.escaped(manual)]
    text = ".TH \(fields.map { "\"\($0)\"" }.joined(separator: " "))\n.nh\n.ad l\n"
  }

  mutating func section(_ title: String) {
    text += ".SH \"\(Self.escaped(title))\"\n"
    isFirst = true
  }

  /// Paragraphs between empty lines; what is indented by four spaces is set as it stands.
  mutating func paragraphs(_ prose: String) {
    for lines in prose.split(separator: "\n", omittingEmptySubsequences: false).split(whereSeparator: \.isEmpty) {
      if lines.allSatisfy({ $0.hasPrefix("    ") }) {
        literal(lines.map { String($0.dropFirst(4)) })
      } else {
        paragraph(lines.joined(separator: " "))
      }
    }
  }

  mutating func paragraph(_ prose: String) {
    if !isFirst { text += ".PP\n" }
    isFirst = false
    fill(Self.marked(prose))
  }

  /// A term and, moved in, what it means; backquotes in both make bold, `<value>` in the term becomes italic.
  mutating func item(_ term: String, _ prose: String) {
    text += ".TP\n"
    isFirst = false
    text += Self.protected(Self.marked(term)) + "\n"
    fill(Self.marked(prose))
  }

  /// Lines that are set as they stand.
  mutating func literal(_ lines: [String]) {
    if !isFirst { text += ".PP\n" }
    isFirst = false
    text += ".RS 4\n.nf\n"
    for line in lines { text += Self.protected(Self.escaped(line)) + "\n" }
    text += ".fi\n.RE\n"
  }

  /// References to other pages, `git-dataset(1)`, with commas.
  mutating func references(_ pages: [(name: String, section: Int)]) {
    for (position, page) in pages.enumerated() {
      text += ".BR \(Self.escaped(page.name)) (\(page.section))\(position + 1 < pages.count ? "," : "")\n"
    }
  }
}

extension Roff {
  /// Appends words in lines of at most 80 bytes.
  private mutating func fill(_ words: String) {
    var line = ""
    for word in words.split(separator: " ") {
      if !line.isEmpty, line.utf8.count + 1 + word.utf8.count > 78 {
        text += Self.protected(line) + "\n"
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    text += Self.protected(line) + "\n"
  }

  /// A line that no formatter takes for a request.
  private static func protected(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : line
  }

  /// Escaped text with what stands between backquotes in bold and `<value>` in italics.
  private static func marked(_ prose: String) -> String {
    prose.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { position, part in
      position.isMultiple(of: 2) ? italicized(part) : "\\fB\(escaped(String(part)))\\fP"
    }.joined()
  }

  private static func italicized(_ prose: Substring) -> String {
    var text = ""
    var rest = prose
    while let match = rest.firstMatch(of: /<([a-z][a-z0-9-]*)>/) {
      text += escaped(String(rest[..<match.range.lowerBound])) + "\\fI\(escaped(String(match.1)))\\fP"
      rest = rest[match.range.upperBound...]
    }
    return text + escaped(String(rest))
  }

  private static func escaped(_ prose: String) -> String {
    var text = ""
    for scalar in prose.unicodeScalars {
      switch scalar {
      case "\\": text += "\\e"
      case "-": text += "\\-"
      case "\"": text += "\\(dq"
      case "'": text += "\\(aq"
      case "`": text += "\\(ga"
      case "^": text += "\\(ha"
      case "~": text += "\\(ti"
      case "\u{A0}": text += "\\~"
      case " "..."~": text.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20: text += " "
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
      }
    }
    return text
  }
}
