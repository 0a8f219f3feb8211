import Dataset
import Diagnostics
import Documents
import Schema

/// Applies a map's expressions to one record.
struct Evaluation {
  /// What references lead to; the inner ones change with each element of an `$each`.
  struct Scope {
    let record: Value
    let settings: Value
    let known: Value
    var value: Value?
    var previous: Value?
    var key: Value?
    var number: Int?
  }

  let patterns: [Pattern]
  /// The patterns as they are written, for messages.
  let patternTexts: [String]
  let sha256: @Sendable ([UInt8]) -> String
  /// The files that the record yielded so far, in order, and their places by path.
  private(set) var sidecars: [ImportedItem.Sidecar] = []
  private var sidecarPlaces: [String: Int] = [:]
  private var work = 0

  init(patterns: [Pattern], texts: [String], sha256: @escaping @Sendable ([UInt8]) -> String) {
    self.patterns = patterns
    patternTexts = texts
    self.sha256 = sha256
  }

  /// How much one record may keep an import busy: bytes of text made, keys looked at and expressions evaluated.
  static let mostWork = 256 << 20

  mutating func spend(_ amount: Int) throws(Failure) {
    work += amount
    guard work > Self.mostWork else { return }
    throw .wrong(
      "", "the record yields more than \(Self.mostWork >> 20) MiB",
      help: "let the map take less of it; look for a large field that is used again and again")
  }

  /// What an expression yields; nil where it is to be left out.
  mutating func value(_ expression: Expression, _ scope: Scope) throws(Failure) -> Value? {
    try spend(1)
    switch expression {
    case .constant(let value): return value
    case .list(let elements): return try list(elements, scope)
    case .mapping(let fields, let file): return try mapping(fields, file, in: scope)
    case .operation(let operation):
      do throws(Failure) {
        return try value(operation, scope)
      } catch {
        throw error.from(operation.mark)
      }
    }
  }

  private mutating func list(_ expressions: [Expression], _ scope: Scope) throws(Failure) -> Value {
    var elements: [Value] = []
    for expression in expressions {
      do throws(Failure) {
        guard let value = try value(expression, scope) else { continue }
        if expression.isSpliced, case .list(let more) = value {
          elements += more
        } else {
          elements.append(value)
        }
      } catch {
        throw expression.isSpliced ? error : error.inside(String(elements.count))
      }
    }
    return .list(elements)
  }

  private mutating func mapping(
    _ fields: [Expression.Field], _ file: FileExpression?, in scope: Scope
  ) throws(Failure) -> Value {
    let named = try file.map { file throws(Failure) in try sidecar(file, scope) }
    var entries = named?.entries ?? []
    for field in fields {
      do throws(Failure) {
        if let value = try value(field.value, scope) { entries.append(Value.Entry(field.key, value)) }
      } catch {
        throw error.inside(field.key)
      }
    }
    if let origin = named?.origin, !entries.contains(where: { $0.key == "origin" }) {
      entries.append(Value.Entry("origin", .string(origin)))
    }
    return .mapping(entries)
  }
}

extension Evaluation {
  private mutating func value(_ operation: Operation, _ scope: Scope) throws(Failure) -> Value? {
    do throws(Failure) {
      guard try holds(operation.filters, scope) else {
        throw .absent("", "what the map asks for by `$where` does not hold")
      }
      guard var value = try source(operation.source, scope) else { return nil }
      for conversion in operation.conversions { value = try converted(value, conversion, in: scope) }
      guard value.isEmpty else { return value }
      if case .fails = operation.absence { return value }
    } catch {
      guard error.isAbsence else { throw error }
      if case .fails = operation.absence { throw error }
    }
    guard case .replaced(let expression) = operation.absence else { return nil }
    return try self.value(expression, scope)
  }

  private mutating func source(_ source: Operation.Source, _ scope: Scope) throws(Failure) -> Value? {
    switch source {
    case .from(let reference): return try lookUp(reference, scope)
    case .text(let template): return .string(try text(template, scope))
    case .value(let expression): return try value(expression, scope)
    case .first(let expressions): return try first(expressions, scope)
    case .each(let over, let filters, let yield): return try each(over, filters, yield: yield, in: scope)
    }
  }

  private mutating func first(_ expressions: [Expression], _ scope: Scope) throws(Failure) -> Value {
    var failures: [Failure] = []
    for expression in expressions {
      do throws(Failure) {
        if let value = try value(expression, scope), !value.isEmpty { return value }
      } catch {
        guard error.isAbsence else { throw error }
        failures.append(error)
      }
    }
    throw failures.last ?? .absent("", "nothing that the map tries has a value")
  }

  private mutating func each(
    _ over: Expression, _ filters: [Filter], yield: Expression, in scope: Scope
  ) throws(Failure) -> Value? {
    guard let collection = try value(over, scope) else { return nil }
    let elements: [(key: Value?, value: Value)]
    switch collection {
    case .list(let values): elements = values.map { (nil, $0) }
    case .mapping(let entries): elements = entries.map { (.string($0.key), $0.value) }
    default:
      throw .wrong("", "`$each` goes over \(collection.kindName)", help: "give it a list or a mapping")
    }
    var inner = scope
    inner.number = 1
    inner.previous = nil
    var results: [Value] = []
    for element in elements {
      (inner.key, inner.value) = (element.key, element.value)
      guard try holds(filters, inner) else { continue }
      do throws(Failure) {
        if let result = try value(yield, inner) { results.append(result) }
      } catch {
        throw error.inside(String(results.count))
      }
      inner.previous = element.value
      inner.number = (inner.number ?? 0) + 1
    }
    return .list(results)
  }

  /// Whether all conditions hold.
  mutating func holds(_ filters: [Filter], _ scope: Scope) throws(Failure) -> Bool {
    for filter in filters {
      do throws(Failure) {
        guard try holds(filter.condition, for: filter.reference, scope) else { return false }
      } catch {
        throw error.from(filter.mark)
      }
    }
    return true
  }

  private mutating func holds(
    _ condition: Condition, for reference: Reference, _ scope: Scope
  ) throws(Failure) -> Bool {
    if case .not(let condition) = condition { return try !holds(condition, for: reference, scope) }
    let value = try present(reference, scope)
    switch condition {
    case .exists(let expected): return (value != nil) == expected
    case .equals(let expected): return (value ?? .null).isSame(as: expected)
    case .same(let other): return try (value ?? .null).isSame(as: present(other, scope) ?? .null)
    case .oneOf(let expected): return expected.contains { $0.isSame(as: value ?? .null) }
    case .matches(let pattern):
      guard let text = value?.scalarText else { return false }
      return try capture(pattern, in: text) != nil
    case .not: return false
    }
  }

  /// What a pattern takes out of a text; nil where it does not match.
  mutating func capture(_ pattern: Int, in text: String) throws(Failure) -> String? {
    try spend(text.utf8.count)
    switch patterns[pattern].capture(in: text) {
    case .text(let text): return text
    case .noMatch: return nil
    case .undecided:
      throw .wrong(
        "", "a pattern cannot be decided for a text of \(text.utf8.count) bytes",
        help: "begin the pattern with `^`, and let it repeat less")
    }
  }
}

extension Evaluation {
  /// Adds a file; gives the `path` and `sha256` that name it, and the path that the map asked for where the file is
  /// stored under another, since git would obey it there.
  private mutating func sidecar(
    _ file: FileExpression, _ scope: Scope
  ) throws(Failure) -> (entries: [Value.Entry], origin: String?) {
    do throws(Failure) {
      let asked = try text(file.path, scope)
      if let fault = SidecarPath.fault(in: asked) {
        throw .wrong("", "\(fault): `\(asked.shownInMessage)`", help: "let the map build another path for the file")
      }
      let path = GitFile.harmless(asked)
      guard let content = try value(file.content, scope), case .string(let text) = content else {
        throw .wrong(
          "", "the content of `\(path.shownInMessage)` is no text",
          help: "convert it with `$as: to-json`, to-json-lines or string")
      }
      try spend(text.utf8.count)
      let bytes = Array(text.utf8)
      try add(ImportedItem.Sidecar(path: path, bytes: bytes))
      let entries = [Value.Entry("path", .string(path)), Value.Entry("sha256", .string(sha256(bytes)))]
      return (entries, path == asked ? nil : asked)
    } catch {
      throw error.from(file.mark)
    }
  }

  private mutating func add(_ sidecar: ImportedItem.Sidecar) throws(Failure) {
    if let place = sidecarPlaces[sidecar.path] {
      guard sidecars[place].bytes != sidecar.bytes else { return }
      throw .wrong(
        "", "two files of the item have the path `\(sidecar.path.shownInMessage)`",
        help: "let the map tell their paths apart, such as with `{number}`")
    }
    sidecarPlaces[sidecar.path] = sidecars.count
    sidecars.append(sidecar)
  }

  /// A path that is a file and, for another file, a folder; nil where there is none.
  var fileThatIsFolder: String? {
    for sidecar in sidecars {
      var folder = sidecar.path[...]
      while let stroke = folder.lastIndex(of: "/") {
        folder = folder[..<stroke]
        if sidecarPlaces[String(folder)] != nil { return String(folder) }
      }
    }
    return nil
  }
}
