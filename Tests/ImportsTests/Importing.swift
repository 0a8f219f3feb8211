import Dataset
import Documents
import Imports

/// Reads a map; what is wrong with it as `line:column message`, one after the other.
func problems(ofMap text: String) -> [String] {
  do throws(ImportMapError) {
    _ = try readMap(text)
    return []
  } catch {
    return error.problems.map { "\($0.mark.line):\($0.mark.column) \($0.message)" }
  }
}

func readMap(_ text: String) throws(ImportMapError) -> ImportMap {
  let reading = Document.read(Array(text.utf8), as: .yaml)
  guard let document = reading.document else { fatalError("\(reading.problems)") }
  return try ImportMap.read(document)
}

/// A map of one field, `x`, for the type `task`.
func map(_ expression: String, id: String = "{$from: /id}", more: String = "") -> String {
  """
  format: 1
  description: A map of a test.
  type: task
  \(more)
  id: \(id)
  fields:
    x: \(expression)

  """
}

extension ImportContext {
  /// A context in which digests are easy to tell: the number of bytes in 64 digits.
  static func test(_ settings: [String: String] = [:], authors: [String] = []) -> ImportContext {
    ImportContext(
      type: "task", rubric: Version(major: 1, minor: 2, patch: 0), person: "ada", authors: authors,
      now: "2026-05-04T03:02:01Z", file: "records.jsonl", settings: settings
    ) { bytes in
      let digits = String(bytes.count)
      return String(repeating: "0", count: 64 - digits.count) + digits
    }
  }
}

extension Importer {
  init(_ text: String, _ context: ImportContext = .test()) throws {
    try self.init(readMap(text), context: context)
  }

  /// Imports one record.
  mutating func item(_ json: String, line: Int = 1) throws -> ImportedItem? {
    let file = String(repeating: "\n", count: line - 1) + json
    guard let line = JSONLines(Array(file.utf8)).first(where: { _ in true }) else { return nil }
    return try item(from: line)
  }
}

/// What the field `x` of a map becomes for a record, as JSON on one line; what is wrong, where it becomes nothing.
func field(_ expression: String, _ record: String, _ settings: [String: String] = [:], more: String = "") -> String {
  do {
    let fields = record == "{}" ? "" : ", " + record.dropFirst()
    var importer = try Importer(map(expression, more: more), .test(settings))
    let item = try importer.item("{\"id\": \"one\"" + (fields.isEmpty ? "}" : fields))
    return item?.content["x"].map(oneLine) ?? "left out"
  } catch let problem as ImportProblem {
    return "\(problem.reference)|\(problem.field)|\(problem.message)"
  } catch {
    return "\(error)"
  }
}

/// A value as JSON without line ends.
func oneLine(_ value: Value) -> String {
  switch value {
  case .null: "null"
  case .boolean(let value): "\(value)"
  case .number(let digits): digits
  case .string(let text): "\"\(text)\""
  case .list(let elements): "[" + elements.map(oneLine).joined(separator: ",") + "]"
  case .mapping(let entries): "{" + entries.map { "\($0.key):\(oneLine($0.value))" }.joined(separator: ",") + "}"
  }
}
