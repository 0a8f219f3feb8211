import Documents

/// A reference to lines points to lines that are there: `PATH#L3-L9` as a text, or `file`, `start` and `end` (queries
/// from the node that is looked at).
///
/// The file is one beside the item: of those that `files` selects, one whose `origin` is the path, or else whose `path`
/// is; a text is looked for by `path` first. Where several versions of the file are there, one must fit. A file that is
/// not among them is found where `must_exist` says so. The first line is at least 1 and no later than the last, and the
/// last one is in the file. `snippet` is a text that must be just what stands there, from `start_column` to before
/// `end_column` (in code points) where those are given. A text that is not written so names no lines, which is found
/// where `must_exist` says so.
struct LineReferenceFunction: CheckFunction {
  static let name = "line-reference"
  static let words: Set<String> = ["file", "fault"]

  private let files: Selection?
  private let (file, start, end): (Selection?, Selection?, Selection?)
  private let (startColumn, endColumn): (Selection?, Selection?)
  private let snippet: Selection?
  private let mustExist: Bool
  private let onlyIf: String?
  private let origins = MemoryKey()
  private let paths = MemoryKey()
  /// The most versions of a file that a reference is held against.
  private static let mostVersions = 8

  init(_ options: inout OptionReading) {
    files = options.selection("files")
    file = options.selection("file")
    start = options.selection("start")
    end = options.selection("end")
    startColumn = options.selection("start_column")
    endColumn = options.selection("end_column")
    snippet = options.selection("snippet")
    mustExist = options.flag("must_exist")
    onlyIf = options.pattern("only_if")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard !hits.areEnough else { return }
    if let onlyIf, !look.matches(onlyIf, node.bytes) { return }
    guard let reference = node.kind == .string ? LineReference(node) : reference(at: node, look) else {
      if mustExist, node.kind == .string {
        hits.add(at: node, ["file": node.text, "fault": "it is not written as PATH#L10 or PATH#L10-L24"])
      }
      return
    }
    let words = ["file": reference.file]
    func find(_ fault: String, at place: Node? = nil) {
      hits.add(at: place ?? reference.place, words.merging(["fault": fault]) { $1 })
    }
    if reference.first < 1 { return find("lines are counted from 1") }
    guard reference.first <= reference.last else {
      return find("its last line, \(reference.lastText), comes before its first, \(reference.firstText)")
    }
    let paths = paths(of: reference, in: node, look)
    guard !paths.isEmpty else {
      if mustExist { find("there is no such file beside the item") }
      return
    }
    let snippet = snippet.flatMap { look.nodes(of: $0, at: node).first }
    let columns = columns(at: node, look)
    var faults: [Fault] = []
    for path in paths {
      guard let lines = look.item.textLines(of: path), look.item.spend(reference.size(in: lines)),
        let fault = Fault(of: reference, in: lines, snippet: snippet, columns)
      else { return }
      faults.append(fault)
    }
    find(faults[0].text, at: faults[0].isOfSnippet ? snippet : nil)
  }

  /// What the queries say; nil where a part is missing or is no number.
  private func reference(at node: Node, _ look: Look) -> LineReference? {
    func first(_ selection: Selection?) -> Node? { selection.flatMap { look.nodes(of: $0, at: node).first } }
    guard let file = first(file)?.string, let start = first(start) else { return nil }
    let end = first(end) ?? start
    guard start.kind == .number, end.kind == .number, let from = LineNumber(start.bytes), let to = LineNumber(end.bytes)
    else { return nil }
    return LineReference(file: file, first: from, last: to, place: start)
  }

  /// The files that the reference may mean: several, where more than one version of a file is beside the item.
  private func paths(of reference: LineReference, in node: Node, _ look: Look) -> [String] {
    guard let files else { return [reference.file] }
    let name = Array(reference.file.utf8)[...]
    func versions(_ field: String, _ key: MemoryKey) -> [Node] {
      group(files, by: field, key: key, at: node, in: look)[name] ?? []
    }
    // A text names a file beside the item, or else one of the source; a mapping the other way round.
    let (first, second) =
      node.kind == .string ? (("path", paths), ("origin", origins)) : (("origin", origins), ("path", paths))
    let likely = versions(first.0, first.1)
    let found = likely.isEmpty ? versions(second.0, second.1) : likely
    return found.prefix(Self.mostVersions).compactMap { $0["path"]?.string }
  }

  private func group(
    _ files: Selection, by field: String, key: MemoryKey, at node: Node, in look: Look
  ) -> [ArraySlice<UInt8>: [Node]] {
    let find = {
      Dictionary(
        grouping: look.nodes(of: files, at: node).filter { $0[field] != nil }, by: { $0[field]?.bytes ?? [] })
    }
    return files.origin == .item ? look.item.grouped(by: key.id, find) : find()
  }

  private func columns(at node: Node, _ look: Look) -> (Int, Int)? {
    guard let startColumn, let endColumn, let from = look.nodes(of: startColumn, at: node).first?.number?.integer,
      let to = look.nodes(of: endColumn, at: node).first?.number?.integer
    else { return nil }
    return (from, to)
  }
}

/// What is wrong with a reference, held against one file.
private struct Fault {
  let text: String
  let isOfSnippet: Bool

  /// Nil where nothing is wrong.
  init?(
    of reference: LineReference, in lines: [ArraySlice<UInt8>], snippet: Node?, _ columns: (start: Int, end: Int)?
  ) {
    guard reference.last <= lines.count else {
      text = "the file has \(lines.count) lines, and the reference goes to line \(reference.lastText)"
      isOfSnippet = false
      return
    }
    guard let snippet, snippet.kind == .string else { return nil }
    // A snippet in YAML has no CR at its line ends, whatever the file has.
    let found = lines[(reference.first - 1)..<reference.last].text(columns).withoutCarriageReturns
    let quoted = Array(snippet.bytes).withoutCarriageReturns
    guard found != quoted, found + [0x0A] != quoted else { return nil }
    text = "the snippet is not what stands there"
    isOfSnippet = true
  }
}

/// Lines of a file.
private struct LineReference {
  let file: String
  let (first, last): (Int, Int)
  /// The two as they are written.
  let (firstText, lastText): (String, String)
  let place: Node

  init(file: String, first: LineNumber, last: LineNumber, place: Node) {
    self.file = file
    (self.first, self.last) = (first.value, last.value)
    (firstText, lastText) = (first.text, last.text)
    self.place = place
  }

  /// How many bytes it points to in a file, whose lines are slices of one array.
  func size(in lines: [ArraySlice<UInt8>]) -> Int {
    last <= lines.count ? lines[last - 1].endIndex - lines[first - 1].startIndex : 0
  }

  /// `PATH#L10` or `PATH#L10-L24`; nil for any other text.
  init?(_ node: Node) {
    let text = node.text
    guard let stroke = text.lastIndex(of: "#"), stroke > text.startIndex else { return nil }
    let ends = text[text.index(after: stroke)...].split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count <= 2, let from = Self.line(ends[0]) else { return nil }
    var to = from
    if ends.count == 2 {
      guard let last = Self.line(ends[1]) else { return nil }
      to = last
    }
    self.init(file: String(text[..<stroke]), first: from, last: to, place: node)
  }

  /// The line that `L10` names.
  private static func line(_ text: Substring) -> LineNumber? {
    let digits = text.dropFirst().utf8
    guard text.first == "L", digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return LineNumber(digits)
  }
}

/// The number of a line.
private struct LineNumber {
  /// The largest that there is for a line that no file reaches.
  let value: Int
  let text: String

  /// Nil for a fraction, and for what is no number.
  init?(_ text: some Collection<UInt8>) {
    guard let number = Number(text), let value = number.integer ?? (Number(.max) < number ? .max : nil) else {
      return nil
    }
    self.value = value
    self.text = String(decoding: text, as: UTF8.self)
  }
}

extension ArraySlice<ArraySlice<UInt8>> {
  /// The lines as one text: from one column to before another, both counted from 1 in code points; whole lines, or
  /// those between the columns of the first and the last.
  fileprivate func text(_ columns: (start: Int, end: Int)?) -> [UInt8] {
    var lines = map { Array($0) }
    if let columns, let last = lines.last {
      lines[lines.count - 1] = Array(last[..<last.offset(ofColumn: columns.end)])
      let first = lines[0]
      lines[0] = Array(first[Swift.min(first.offset(ofColumn: columns.start), first.count)...])
    }
    return Array(lines.joined(separator: [0x0A]))
  }
}

extension [UInt8] {
  /// The text with LF for every CRLF, and without a CR at its end.
  fileprivate var withoutCarriageReturns: [UInt8] {
    guard contains(0x0D) else { return self }
    return textLines.map { $0.last == 0x0D ? $0.dropLast() : $0 }.joined(separator: [0x0A])
      + (last == 0x0A ? [0x0A] : [])
  }

  /// The byte at which a column begins; the end for one behind it.
  fileprivate func offset(ofColumn column: Int) -> Int {
    var left = column
    for (offset, byte) in enumerated() where byte & 0xC0 != 0x80 {
      left -= 1
      if left <= 0 { return offset }
    }
    return count
  }
}
