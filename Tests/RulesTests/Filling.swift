import Dataset
import Signatures

/// What is computed in a fence, from the files that are there where it stands:
/// - `{blob n-1}` and `{sha256 n-1}` of an item, by its id in `notes/b1`, as `BATCH/ID`, `STREAM/BATCH/ID` or by its
///   path; where it is gone, of what it was before; `{sha256 FORM …}` of a record as a line of `records` writes it;
/// - `{key alan}` and `{person alan}`, the first key and the identity of somebody in the people file, or else in
///   `Signed.md`;
/// - `{root}`, `{tree}` and `{seed}` of `notes/b1` as it stands; `{root b2}` of another batch, `{seed b1 2}` of another
///   attempt;
/// - `{dataset}` and `{salt}`.
struct Filling {
  typealias Files = [[UInt8]: MemorySnapshot.File]

  let files: Files
  /// The state before; empty where that is what is being written.
  let earlier: Files
  let states: States

  static let dataset = "7f8c2a52-0000-4000-8000-000000000001"
  private static let salt = String(repeating: "5a", count: 32)
  /// Stands in a line of a form for what nothing gives.
  static let missing = "\u{0}"

  /// A text with what is computed in it.
  ///
  /// - Parameter values: what a form is given; nil for a text that is none.
  func filled(_ text: String, values: [String: String]? = nil) throws(Misfit) -> String {
    guard text.utf8.contains(Self.open) else { return text }
    var rest = Array(text.utf8)[...]
    return try filled(&rest, values: values, isNested: false).text
  }

  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")

  private func filled(
    _ rest: inout ArraySlice<UInt8>, values: [String: String]?, isNested: Bool
  ) throws(Misfit) -> (text: String, isClosed: Bool) {
    var text = ""
    while let brace = rest.firstIndex(where: { $0 == Self.open || isNested && $0 == Self.close }) {
      text += String(decoding: rest[..<brace], as: UTF8.self)
      let isOpening = rest[brace] == Self.open
      rest = rest[(brace + 1)...]
      guard isOpening else { return (text, true) }
      let inner = try filled(&rest, values: values, isNested: true)
      text += inner.isClosed ? try value(of: inner.text, values) : "{" + inner.text
    }
    text += String(decoding: rest, as: UTF8.self)
    rest = []
    return (text, false)
  }

  /// What stands for the words between two braces.
  private func value(of words: String, _ values: [String: String]?) throws(Misfit) -> String {
    if let values {
      let halves = words.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let isName = halves[0].utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
      if isName, let value = values[halves[0]] { return value }
      if isName, halves.count > 1 { return halves[1] }
      if isName, try computed(words) == nil { return Self.missing }
    }
    guard !words.contains(Self.missing) else { return "{\(words)}" }
    return try computed(words) ?? "{\(words)}"
  }

  /// Nil for words that say nothing of what can be computed.
  private func computed(_ text: String) throws(Misfit) -> String? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let arguments = Array(words.dropFirst())
    switch (words[0], arguments.count) {
    case ("dataset", 0): return Self.dataset
    case ("salt", 0): return Self.salt
    case ("sha256", 1...) where states.records[arguments[0]] != nil:
      return ContentDigest.sha256(try record(arguments, body: []).bytes)
    case ("sha256", 1): return try file(arguments[0]).sha256
    case ("blob", 1): return try file(arguments[0]).id
    case ("key", 1): return try person(arguments[0], \.key)
    case ("person", 1): return try person(arguments[0], \.identity)
    case ("root", 0...1): return root(of: arguments.first ?? "b1")
    case ("tree", 0...1): return tree(of: arguments.first ?? "b1")
    case ("seed", 0...2):
      return seed(of: arguments.first ?? "b1", attempt: arguments.count > 1 ? arguments[1] : "1")
    default: return nil
    }
  }

  private func file(_ name: String) throws(Misfit) -> MemorySnapshot.File {
    guard let file = files[Self.path(of: name, in: files)] ?? earlier[Self.path(of: name, in: earlier)] else {
      throw Misfit(reason: "there is no `\(name)` to have a digest")
    }
    return file
  }

  private static func path(of name: String, in files: Files) -> [UInt8] {
    var names = name.split(separator: "/").map(String.init)
    guard names.count <= 3, !name.contains(".") else { return Array(name.utf8) }
    names = ["notes", "b1"].prefix(3 - names.count) + names
    let path = "streams/\(names[0])/batches/\(names[1])/items/\(names[2])"
    let json = Array("\(path).json".utf8)
    return files[json] == nil ? Array("\(path).yaml".utf8) : json
  }

  private func person(_ id: String, _ part: (Cast.Member) -> String?) throws(Misfit) -> String {
    let cast = files[Array("people.yaml".utf8)].map { Cast($0.bytes) }
    guard let value = cast?[id].flatMap(part) ?? states.cast[id].flatMap(part) else {
      throw Misfit(reason: "nobody says who `\(id)` is")
    }
    return value
  }
}

extension Filling {
  /// A batch's items by their paths from its `items/`.
  private func items(of batch: String) -> [(path: String, file: MemorySnapshot.File)] {
    let start = Array("streams/notes/batches/\(batch)/items/".utf8)
    return files.filter { $0.key.starts(with: start) }
      .map { (String(decoding: $0.key.dropFirst(start.count), as: UTF8.self), $0.value) }
  }

  private func root(of batch: String) -> String {
    let lines = items(of: batch).map { path, file in
      "\(file.mode == .executable ? "100755" : "100644") \(file.id) \(file.sha256) \(path)"
    }
    return digest(lines.sorted())
  }

  private func tree(of batch: String) -> String {
    String(digest(items(of: batch).map { "\($0) \($1.id)" }.sorted()).prefix(40))
  }

  private func seed(of batch: String, attempt: String) -> String {
    let start = Array("streams/notes/batches/\(batch)/attempts/\(attempt)/secrets/".utf8)
    let secrets = files.filter { $0.key.starts(with: start) }
      .map { (String(decoding: $0.key, as: UTF8.self), String(decoding: $0.value.bytes.dropLast(), as: UTF8.self)) }
    let facts = ["git-dataset/seed/1", Self.dataset, "notes/\(batch)", attempt, root(of: batch)]
    return digest(facts + secrets.sorted { $0.0 < $1.0 }.map(\.1))
  }

  private func digest(_ lines: [String]) -> String {
    ContentDigest.sha256(Array(lines.map { $0 + "\n" }.joined().utf8))
  }
}

extension Filling {
  /// A record in one of the forms.
  ///
  /// - Parameters:
  ///   - words: the form's name, the id of an item where it is about one, and `name=value` for what is not as the form
  ///     has it; a value goes on until the next name.
  ///   - body: an edit of it.
  func record(_ words: [String], body: [String]) throws(Misfit) -> (path: [UInt8], bytes: [UInt8]) {
    guard let name = words.first, let form = states.records[name] else {
      throw Misfit(reason: "there is no form `\(words.first ?? "")` in Tests/RulesTests/States")
    }
    var values: [String: String] = [:]
    for (name, value) in Self.values(words.dropFirst()) { values[name] = try filled(value) }
    let path = try filled(form.path, values: values)
    guard !path.contains(Self.missing) else {
      throw Misfit(reason: "`\(words.joined(separator: " "))` does not say where it stands")
    }
    let lines = try written(form.lines, values, edit: FileEdit(try body.filled(by: self)))
    return (Array(path.utf8), Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  /// The message of a commit in one of the forms.
  ///
  /// - Parameter body: trailers that are otherwise, `- KEY` for one that is not there, `+ LINE` for one more, and any
  ///   other line for another subject.
  func message(_ form: States.Form, _ words: [String], body: [String]) throws(Misfit) -> [String] {
    var (subject, trailers): (String?, [String]) = (nil, [])
    for line in try body.filled(by: self) {
      let key = line.prefix { $0 != ":" && $0 != " " }
      let isTrailer = line.hasPrefix("\(key): ") && key.first?.isUppercase ?? false
      if isTrailer || line.hasPrefix("- ") || line.hasPrefix("+ ") { trailers.append(line) } else { subject = line }
    }
    // A fence of a commit has words of its own, which are none of the message's.
    let given = words.prefix(1) + words.dropFirst().filter { $0.contains("=") }
    var lines = try written(form.lines, Self.values(given), edit: FileEdit(trailers))
    if let subject { lines[0] = subject }
    return lines
  }

  private func written(
    _ lines: [String], _ values: [String: String], edit: FileEdit
  ) throws(Misfit) -> [String] {
    var filled: [String] = []
    for line in lines { filled.append(try self.filled(line, values: values)) }
    return try edit.applied(to: filled).filter { !$0.contains(Self.missing) }
  }

  private static func values(_ words: ArraySlice<String>) -> [String: String] {
    var values: [String: String] = [:]
    var last: String?
    for word in words {
      let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if halves.count > 1, !halves[0].isEmpty, halves[0].utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) {
        values[halves[0]] = halves[1]
        last = halves[0]
      } else if let last {
        values[last, default: ""] += " " + word
      } else {
        values["item"] = values["item"].map { $0 + " " + word } ?? word
      }
    }
    return values
  }
}

extension Filling {
  /// The content of a file with an edit.
  func edited(_ path: String, by edit: [String]) throws(Misfit) -> [UInt8] {
    guard let file = files[Array(path.utf8)], var lines = String(validating: file.bytes, as: UTF8.self)?.lines else {
      throw Misfit(reason: "there is no `\(path)` to edit")
    }
    let endsWithLineFeed = lines.last == ""
    if endsWithLineFeed { lines.removeLast() }
    lines = try FileEdit(try edit.filled(by: self)).applied(to: lines)
    return Array((lines.joined(separator: "\n") + (endsWithLineFeed ? "\n" : "")).utf8)
  }
}

extension String {
  fileprivate var lines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}

extension [String] {
  /// The lines with what is computed in them.
  func filled(by filling: Filling) throws(Misfit) -> [String] {
    var lines: [String] = []
    lines.reserveCapacity(count)
    for line in self { lines.append(try filling.filled(line)) }
    return lines
  }
}
