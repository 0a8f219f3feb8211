import Dataset
package import Documents
import Schema

/// Turns the records of one source into items, one after the other.
///
/// It owns its map's compiled patterns and remembers the ids that it gave, so each import has one of its own and reads
/// its records in order.
package struct Importer {
  private let map: ImportMap
  private let context: ImportContext
  private let settings: Value
  private let patterns: [Pattern]
  /// The lines of the records that took each id.
  private var lines: [String: Int] = [:]

  /// Prepares an import.
  ///
  /// - Throws: ``ImportContextError`` where the map is for another type of item, or a setting is unknown or of another
  ///   kind.
  package init(_ map: ImportMap, context: ImportContext) throws(ImportContextError) {
    guard map.type == context.type else {
      throw ImportContextError(
        message: "the map yields items of type `\(map.type)`, and the stream holds `\(context.type)`",
        help: "import into a stream of type `\(map.type)`, or use another map")
    }
    self.map = map
    self.context = context
    settings = try Self.settings(map, context.settings)
    patterns = map.patterns.compactMap { Pattern($0) }
    guard patterns.count == map.patterns.count else {
      throw ImportContextError(message: "a pattern of the map cannot be compiled", help: "free some memory")
    }
  }

  /// The settings of the map that nobody gave and that have no default: what the items lack for it.
  package var unset: [ImportSetting] {
    map.settings.filter { $0.default == nil && context.settings[$0.name] == nil }
  }

  /// Turns one line of a file into an item.
  ///
  /// - Returns: nil where the map's `where` leaves the record out.
  /// - Throws: ``ImportProblem`` where the line is no JSON object, a field that the map needs is missing or unfit, or
  ///   an earlier record took the same id.
  package mutating func item(from line: JSONLines.Line) throws(ImportProblem) -> ImportedItem? {
    guard let document = line.reading.document else {
      throw Self.unreadable(line)
    }
    return try item(from: document, line: line.number)
  }

  /// Turns one record into an item, as ``item(from:)`` does.
  package mutating func item(from record: Document, line: Int) throws(ImportProblem) -> ImportedItem? {
    guard record.root.kind == .mapping else {
      throw ImportProblem(line: line, message: "the record is no JSON object", help: "write one object a line")
    }
    do throws(Failure) {
      return try item(Value(record.root), line)
    } catch {
      throw ImportProblem(
        line: line, reference: error.reference, field: error.field, mark: error.mark, message: error.message,
        help: error.help)
    }
  }

  private mutating func item(_ record: Value, _ line: Int) throws(Failure) -> ImportedItem? {
    var evaluation = Evaluation(patterns: patterns, texts: map.patterns, sha256: context.sha256)
    let scope = Evaluation.Scope(record: record, settings: settings, known: known(line))
    guard try evaluation.holds(map.filters, scope) else { return nil }
    let id = try id(&evaluation, scope)
    guard case .mapping(let fields)? = try evaluation.value(map.fields, scope) else { return nil }
    if let path = evaluation.fileThatIsFolder {
      throw .wrong(
        "", "`\(path.shownInMessage)` is a file of the item and a folder of another",
        help: "let the map rename one of them")
    }
    if let earlier = lines[id] {
      throw .wrong(
        "", "the id `\(id)` was taken by the record of line \(earlier)",
        help: "let the map build ids that differ for each record")
    }
    lines[id] = line
    return ImportedItem(
      id: id, content: enveloped(fields, id: id), sidecars: evaluation.sidecars, line: line)
  }

  private func id(_ evaluation: inout Evaluation, _ scope: Evaluation.Scope) throws(Failure) -> String {
    do throws(Failure) {
      guard let id = try evaluation.value(map.id, scope)?.scalarText else {
        throw .wrong("", "the map makes no id of the record", help: "let `id` yield a text")
      }
      guard id.isIdentifier else {
        throw .wrong(
          "", "`\(id.shownInMessage)` is no id",
          help: "let the map convert it with `$as: slug`: lower-case letters, digits, `.`, `_` and `-`, at most 64")
      }
      return id
    } catch {
      throw error.inside("id")
    }
  }

  private func known(_ line: Int) -> Value {
    [
      "person": .string(context.person), "now": .string(context.now), "rubric": .string("\(context.rubric)"),
      "file": .string(context.file), "line": .integer(line),
    ]
  }
}

extension Importer {
  /// The envelope's fields in their order; what the type adds follows.
  private static let order = [
    "format", "id", "type", "use", "language", "authors", "imported_by", "source_authors", "rubric", "created_at",
    "minutes", "ai_assistance",
    "source", "context", "evidence", "verbalization", "notes",
  ]

  /// The fields that say who answers for the item, which no record knows.
  private static let people: Set<String> = ["authors", "imported_by", "source_authors"]

  private func enveloped(_ fields: [Value.Entry], id: String) -> Value {
    let credit = credit(in: fields)
    var fields = fields.filter { !Self.people.contains($0.key) }
    if !credit.isEmpty { fields.append(Value.Entry("source_authors", .list(credit))) }
    let authors = context.authors.isEmpty ? [context.person] : context.authors
    let own: [(String, Value)] = [
      ("format", 1), ("id", .string(id)), ("type", .string(context.type)),
      ("authors", .list(authors.map { .string($0) })), ("imported_by", .string(context.person)),
      ("rubric", .string("\(context.rubric)")), ("created_at", .string(context.now)),
    ]
    for (key, value) in own where !fields.contains(where: { $0.key == key }) { fields.append(Value.Entry(key, value)) }
    let known = Self.order.compactMap { key in fields.first { $0.key == key } }
    return .mapping(known + fields.filter { !Self.order.contains($0.key) })
  }

  /// Who wrote the work elsewhere: what the map yields as authors is their names, whoever has the same in the dataset.
  private func credit(in fields: [Value.Entry]) -> [Value] {
    var named: [Value] = []
    for key in ["source_authors", "authors"] {
      switch fields.first(where: { $0.key == key })?.value {
      case .list(let names)?: named += names
      case let name?: named.append(name)
      case nil: break
      }
    }
    named += context.sourceAuthors.map { .string($0) }
    var seen: Set<Value> = []
    return named.filter { seen.insert($0).inserted }
  }

  private static func settings(
    _ map: ImportMap, _ given: [String: String]
  ) throws(ImportContextError) -> Value {
    let names = map.settings.map(\.name)
    if let unknown = given.keys.sorted().first(where: { !names.contains($0) }) {
      let help = Suggestion.nearest(to: unknown, among: names).map { "write `--set \($0)=…`" }
      throw ImportContextError(
        message: "the map has no setting `\(unknown.shownInMessage)`",
        help: help ?? (names.isEmpty ? "leave out `--set`" : "set one of \(names.listed)"))
    }
    var entries: [Value.Entry] = []
    for setting in map.settings {
      if let text = given[setting.name] {
        entries.append(Value.Entry(setting.name, try setting.value(of: text)))
      } else if let value = setting.default {
        entries.append(Value.Entry(setting.name, value))
      }
    }
    return .mapping(entries)
  }

  private static func unreadable(_ line: JSONLines.Line) -> ImportProblem {
    guard let problem = line.reading.problems.first else {
      return ImportProblem(line: line.number, message: "the line cannot be read", help: "write one JSON object a line")
    }
    return ImportProblem(
      line: line.number, message: "the line is no JSON, column \(problem.mark.column): \(problem.words)",
      help: "write one JSON object a line, RFC 8259, at most 16 MiB")
  }
}

extension ImportSetting {
  /// Reads what was given with `--set`.
  fileprivate func value(of text: String) throws(ImportContextError) -> Value {
    switch kind {
    case .string: return .string(text)
    case .boolean: if text == "true" || text == "false" { return .boolean(text == "true") }
    case .integer: if let integer = Number(text.utf8)?.integer { return .integer(integer) }
    case .number: if let number = Number(text.utf8) { return .number(number.description) }
    }
    throw ImportContextError(
      message: "`\(text.shownInMessage)` is no value for the setting `\(name)`",
      help: "give \(kind == .boolean ? "`true` or `false`" : kind == .integer ? "a whole number" : "a number")")
  }
}
