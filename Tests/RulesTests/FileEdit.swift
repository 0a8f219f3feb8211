/// What is otherwise in a file, line by line:
/// - `a.b: VALUE`, with the indented lines below it, gives a key of YAML another value, or puts it at the end; an entry
///   of a list is named by its `id`;
/// - `above a.b: LINE` puts what it brings above a key, `a.b+:` at the end of what a key has, `a.b<:` at its head;
/// - `- a.b` takes a key away;
/// - `+ LINE` is a line at the end of the file;
/// - `OLD => NEW` is another text for one that stands in the file once.
struct FileEdit {
  private enum Step {
    case set(path: String, lines: [String])
    case above(path: String, lines: [String])
    case first(path: String, lines: [String])
    case last(path: String, lines: [String])
    case remove(path: String)
    case append(String)
    case replace(String, with: String)
  }

  private var steps: [Step] = []

  init(_ lines: [String]) throws(Misfit) {
    var rest = lines[...]
    while let line = rest.popFirst() {
      if let path = line.removing("- "), Self.isPath(path) {
        steps.append(.remove(path: path))
      } else if let bare = line.removing("above "), let (path, text) = Self.keyed(bare) {
        steps.append(.above(path: path, lines: [String(text.dropFirst())] + Self.indented(&rest)))
      } else if !line.contains(" => "), let (path, text) = Self.keyed(line) {
        let last = path.split(separator: ".").last.map(String.init) ?? path
        switch path.last {
        case "+": steps.append(.last(path: String(path.dropLast()), lines: Self.indented(&rest)))
        case "<": steps.append(.first(path: String(path.dropLast()), lines: Self.indented(&rest)))
        default: steps.append(.set(path: path, lines: [last + ":" + text] + Self.indented(&rest)))
        }
      } else if let arrow = line.firstRange(of: " => ") {
        steps.append(.replace(String(line[..<arrow.lowerBound]), with: String(line[arrow.upperBound...])))
      } else if let text = line.removing("+ ") {
        steps.append(.append(text))
      } else {
        throw Misfit(reason: "`\(line)` is no edit")
      }
    }
  }

  /// A line's path, and what comes after its colon.
  private static func keyed(_ line: String) -> (path: String, text: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let (path, text) = (String(line[..<colon]), String(line[line.index(after: colon)...]))
    let bare = path.hasSuffix("+") || path.hasSuffix("<") ? String(path.dropLast()) : path
    return isPath(bare) && (text.isEmpty || text.hasPrefix(" ")) ? (path, text) : nil
  }

  private static func isPath(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { key in
      key.first.map { $0.isLetter || $0 == "_" } ?? false
        && key.allSatisfy { $0 == "_" || $0 == "-" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
  }

  private static func indented(_ rest: inout ArraySlice<String>) -> [String] {
    let lines = rest.prefix { $0.hasPrefix(" ") }
    rest = rest.dropFirst(lines.count)
    return Array(lines)
  }

  /// The lines of a file as the edit leaves them.
  func applied(to lines: [String]) throws(Misfit) -> [String] {
    var lines = lines
    for step in steps { try Self.apply(step, to: &lines) }
    return lines
  }

  private static func apply(_ step: Step, to lines: inout [String]) throws(Misfit) {
    switch step {
    case .append(let line): lines.append(line)
    case .replace(let old, let new):
      let text = lines.joined(separator: "\n")
      let places = text.ranges(of: old)
      guard places.count == 1 else { throw Misfit(reason: "`\(old)` stands there \(places.count) times, not once") }
      lines = text.replacing(old, with: new).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .set(let path, let new):
      switch try YAMLPlace(path, in: lines) {
      case .block(let block): lines.replaceSubrange(block, with: new.indented(lines[block.lowerBound].indentation))
      case .end(let line, let indentation): lines.insert(contentsOf: new.indented(indentation), at: line)
      }
    case .remove(let path): lines.removeSubrange(try block(path, in: lines))
    case .above(let path, let new):
      let start = try block(path, in: lines).lowerBound
      lines.insert(contentsOf: new.indented(lines[start].indentation), at: start)
    case .first(let path, let new):
      let start = try block(path, in: lines).lowerBound
      lines.insert(contentsOf: new.indented(lines[start].indentation), at: start + 1)
    case .last(let path, let new):
      let block = try block(path, in: lines)
      lines.insert(contentsOf: new.indented(lines[block.lowerBound].indentation), at: block.upperBound)
    }
  }

  private static func block(_ path: String, in lines: [String]) throws(Misfit) -> Range<Int> {
    guard case .block(let block) = try YAMLPlace(path, in: lines) else { throw Misfit(reason: "there is no `\(path)`") }
    return block
  }
}

/// Why an edit, or what is to be computed, does not fit.
struct Misfit: Error {
  let reason: String
}

/// Where a key stands in lines of YAML.
private enum YAMLPlace {
  /// Its line, and those below it that belong to it.
  case block(Range<Int>)
  /// It is not there; the line before which it would come last, and how far to the right.
  case end(Int, indentation: Int)

  init(_ path: String, in lines: [String]) throws(Misfit) {
    var range = 0..<(lines.lastIndex { !$0.isEmpty } ?? -1) + 1
    var indentation = 0
    let keys = path.split(separator: ".").map(String.init)
    for (index, key) in keys.enumerated() {
      guard let start = range.first(where: { lines[$0].isKey(key, indentation) }) else {
        guard index == keys.count - 1 else { throw Misfit(reason: "there is no `\(key)` in which `\(path)` could be") }
        self = .end(range.upperBound, indentation: indentation)
        return
      }
      let block = Self.block(at: start, in: lines, until: range.upperBound)
      guard index < keys.count - 1 else {
        self = .block(block)
        return
      }
      guard block.count > 1 || lines[start].hasSuffix(":") else {
        throw Misfit(reason: "`\(key)` is written in one line: give it a whole value")
      }
      range = block.dropFirst()
      indentation = range.first { !lines[$0].isEmpty }.map { lines[$0].indentation } ?? indentation + 2
    }
    throw Misfit(reason: "an edit without a path")
  }

  private static func block(at start: Int, in lines: [String], until end: Int) -> Range<Int> {
    var last = start + 1
    for line in start + 1..<max(end, start + 1) where !lines[line].isEmpty {
      guard lines[line].indentation > lines[start].indentation else { break }
      last = line + 1
    }
    return start..<last
  }
}

extension String {
  fileprivate var indentation: Int { utf8.prefix { $0 == UInt8(ascii: " ") }.count }

  /// Whether the line begins a key's block, or the entry of a list that has it as its `id`.
  fileprivate func isKey(_ key: String, _ indentation: Int) -> Bool {
    guard self.indentation == indentation else { return false }
    let text = utf8.dropFirst(indentation)
    guard text.starts(with: key.utf8) else { return text.elementsEqual("- id: \(key)".utf8) }
    let rest = text.dropFirst(key.utf8.count)
    return rest.first == UInt8(ascii: ":") && (rest.count == 1 || rest.dropFirst().first == UInt8(ascii: " "))
  }

  /// The text without what it begins with; nil where it does not.
  fileprivate func removing(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}

extension [String] {
  fileprivate func indented(_ count: Int) -> [String] { map { String(repeating: " ", count: count) + $0 } }
}
