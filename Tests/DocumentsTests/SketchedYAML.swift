/// Makes YAML texts as people write them: every layout there is, with comments in every place.
struct SketchedYAML {
  var random: SplitMix64
  private var comments = 0

  init(random: SplitMix64) { self.random = random }

  mutating func document() -> String {
    comments = 0
    var text = random.chance(20) ? "# yaml-language-server: $schema=../schema.yaml\n" : ""
    text += ownLines(indent: 0)
    if random.chance(10) { text += "---" + behind() + "\n" + ownLines(indent: 0) }
    text += random.chance(90) ? block(indent: 0, depth: 0) : root()
    if random.chance(10) { text += "..." + "\n" }
    text += ownLines(indent: 0)
    if random.chance(10) { text.removeLast() }
    return random.chance(15)
      ? text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") : text
  }

  private mutating func root() -> String {
    random.chance(50) ? flow(indent: 1, depth: 0) + behind() + "\n" : "x" + behind() + "\n"
  }

  private mutating func comment() -> String {
    comments += 1
    return "#c\(comments)" + random.pick(["", " text", " ü: [", "# - 'x", " \"", "  "])
  }

  private mutating func behind() -> String { random.chance(15) ? random.pick([" ", "   "]) + comment() : "" }

  private mutating func ownLines(indent: Int) -> String {
    var text = ""
    while random.chance(15) {
      let column = max(0, indent + random.pick([0, 0, 0, 1, 2, 4, -1, -2]))
      text += random.chance(30) ? "\n" : String(repeating: " ", count: column) + comment() + "\n"
    }
    return text
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// A block collection, line by line, from the indentation of its parts on.
  private mutating func block(indent: Int, depth: Int, isCompact: Bool = false) -> String {
    let isList = random.chance(40)
    var text = ""
    for index in 0...random.below(3) {
      let isContinued = index == 0 && isCompact
      if !isContinued { text += ownLines(indent: indent) + spaces(indent) }
      text += isList ? "-" + element(indent, depth) : key(index, indent) + ":" + entry(indent, depth)
    }
    return text
  }

  private mutating func key(_ index: Int, _ indent: Int) -> String {
    let key = random.pick(["id", "name", "z-1", "x y"]) + (index == 0 ? "" : "'\(index)")
    switch random.below(12) {
    case 0: return "\"\(key)\""
    case 1: return "? \(key)" + behind() + "\n" + ownLines(indent: indent) + spaces(indent)
    default: return key
    }
  }

  private mutating func element(_ indent: Int, _ depth: Int) -> String {
    if depth < 4, random.chance(35) {
      if random.chance(60) { return " " + block(indent: indent + 2, depth: depth + 1, isCompact: true) }
      return behind() + "\n" + block(indent: indent + 1 + random.below(3), depth: depth + 1)
    }
    return scalar(indent, depth)
  }

  private mutating func entry(_ indent: Int, _ depth: Int) -> String {
    if depth < 4, random.chance(35) {
      return behind() + "\n" + block(indent: indent + 1 + random.below(3), depth: depth + 1)
    }
    return scalar(indent, depth)
  }

  private mutating func scalar(_ indent: Int, _ depth: Int) -> String {
    let inner = spaces(indent + 1 + random.below(3))
    switch random.below(14) {
    case 0: return behind() + "\n"
    case 1: return behind() + "\n" + ownLines(indent: indent + 1) + inner + "plain" + behind() + "\n"
    case 2: return " plain\n" + inner + "goes on" + behind() + "\n"
    case 3: return " 'quoted\n\n" + inner + "# no comment'" + behind() + "\n"
    case 4: return " \"a\\n\\\n" + inner + "b # no\"" + behind() + "\n"
    case 5, 6:
      return " " + header() + behind() + "\n" + inner + "text # no\n\n" + inner + "# no\n"
        + random.pick(["", "\n", "\n\n"])
    case 7: return " |2\n" + spaces(indent + 4) + "text\n" + spaces(indent + 2) + "b\n"
    case 8, 9: return " " + flow(indent: indent + 1, depth: 0) + behind() + "\n"
    default:
      return " " + random.pick(["1", "1.50", "true", "~", "x", "a b", "'no'", "[]", "{}", "ü"]) + behind() + "\n"
    }
  }

  private mutating func header() -> String { random.pick(["|", "|-", "|+", ">", ">-", ">+"]) }

  private mutating func flow(indent: Int, depth: Int) -> String {
    let isList = random.chance(50)
    var text = isList ? "[" : "{"
    text += between(indent)
    for index in 0..<random.below(4) {
      if !isList { text += "k\(index):" + random.pick([" ", between(indent) + " "]) }
      text +=
        depth < 2 && random.chance(25) ? flow(indent: indent, depth: depth + 1) : random.pick(["a", "'b'", "1", "c d"])
      text += between(indent) + "," + between(indent)
    }
    return text + (isList ? "]" : "}")
  }

  /// What may stand between two signs in brackets.
  private mutating func between(_ indent: Int) -> String {
    switch random.below(10) {
    case 0: " " + comment() + "\n" + spaces(indent)
    case 1: "\n" + spaces(indent) + comment() + "\n" + spaces(indent)
    case 2: "\n" + spaces(indent)
    default: ""
    }
  }
}
