import Documents
import Imports
import Schema
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The files of this repository, and the corpora beside it.
enum Files {
  /// The repository's root.
  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

  /// Where the public records are, by `GIT_DATASET_CORPORA` or beside the repository.
  static let corpora = getenv("GIT_DATASET_CORPORA").map { String(cString: $0) } ?? root + "/../shared/corpora"

  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  static func document(_ path: String) throws -> Document {
    let reading = Document.read(try #require(bytes(root + "/" + path)), as: .yaml)
    #expect(reading.problems.isEmpty)
    return try #require(reading.document)
  }
}

@Suite struct ShippedMapTests {
  /// Each map, the records of its corpus, and how many of them are no item.
  static let maps = [
    ("reference-solution", "human-eval", 164, 0), ("reference-solution", "exercism-swift", 124, 0),
    ("preference-pair", "pie-codenet", 1000, 0),
    ("code-review", "martian-golden", 50, 0), ("bug-fix", "history-ripgrep", 96, 0), ("bug-fix", "quixbugs", 90, 0),
    ("refactoring-trajectory", "history-gitoxide", 49, 0), ("reasoning-verbalization", "dbgbench-steps", 305, 0),
    ("agent-task", "swe-agent-demos", 22, 1),  // one of its files holds no trajectory
  ]

  @Test(arguments: maps)
  func isAMapOfItsStream(type: String, name: String, records: Int, refused: Int) throws {
    let document = try Files.document("Templates/streams/\(type)/imports/\(name).yaml")
    #expect(try ImportMap.read(document).type == type)
    var evaluator = Evaluator(try Schema.compile(Files.document("Templates/schemas/import-map.yaml")))
    let violations = evaluator.violations(in: document)
    #expect(violations.map(\.message) == [])
  }

  @Test(.enabled(if: Files.bytes(Files.corpora + "/README.md") != nil, "the corpora are absent"), arguments: maps)
  func importsItsCorpus(type: String, name: String, records: Int, refused: Int) throws {
    let map = try ImportMap.read(Files.document("Templates/streams/\(type)/imports/\(name).yaml"))
    var context = ImportContext.test()
    context.type = type
    // A digest that tells texts of the same length apart (FNV-1a).
    context.sha256 = { bytes in
      let hash = bytes.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
      let digits = String(hash, radix: 16)
      return digits + String(repeating: "0", count: 64 - digits.count)
    }
    var importer = try Importer(map, context: context)
    var items = 0
    var problems: [ImportProblem] = []
    for line in JSONLines(try #require(Files.bytes("\(Files.corpora)/\(type)/\(name).jsonl"))) {
      do throws(ImportProblem) {
        guard let item = try importer.item(from: line) else { continue }
        items += 1
        let text = item.content.written(as: .yaml)
        let reading = Document.read(text, as: .yaml)
        #expect(reading.problems.isEmpty && reading.document.map { Value($0.root) } == item.content, "\(item.id)")
      } catch {
        problems.append(error)
      }
    }
    #expect(problems.count == refused, "\(problems.first?.message ?? "")")
    #expect(items == records - refused)
  }

  /// What the schema for editors and for `check` calls wrong, the reader calls wrong as well.
  @Test(arguments: [
    "{$form: /a}", "{a: 1, $from: /a}", "{$as: slug}", "{$from: /a, $text: b}", "{$from: /a, $yield: 1}",
    "{$first: []}", "{$from: a}",
    "{$from: /a, $optional: false}", "{$from: /a, $optional: true, $default: 1}", "{$from: /a, $as: slugg}",
    "{$from: /a, $as: [trim, {mach: x}]}",
    "{$from: /a, $as: {split: x, join: y}}", "{$each: /a, $where: {value: {is: 1}}}", "{$file: {path: a}}",
    "{$file: {path: a, content: b}, sha256: 1}",
    "[{a: {$form: /b}}]", "{$each: {$form: /a}}", "{$value: 1, $where: {}}",
  ])
  func schemaAndReaderAgree(expression: String) throws {
    let document = try #require(Document.read(Array(map(expression).utf8), as: .yaml).document)
    var evaluator = Evaluator(try Schema.compile(Files.document("Templates/schemas/import-map.yaml")))
    let isValid = evaluator.isValid(document)
    #expect(!isValid)
    #expect(!problems(ofMap: map(expression)).isEmpty)
  }

  @Test(arguments: [
    "{$from: /a, $as: [{time: {format: '%Y-%m-%d', zone: Z}}]}",
    "{$file: {path: a, content: {$from: /a}}, role: {$from: /b}}",
    "{$each: {$each: /a}, $where: {key: [1, 2], value/x: {not: {same: previous/x}}}}",
    "{$first: [{$value: [1, {$text: '{/a}'}], $default: ''}]}", "{a: {b: [1, true, null]}}",
  ])
  func schemaAndReaderAllow(expression: String) throws {
    let document = try #require(Document.read(Array(map(expression).utf8), as: .yaml).document)
    var evaluator = Evaluator(try Schema.compile(Files.document("Templates/schemas/import-map.yaml")))
    let violations = evaluator.violations(in: document)
    #expect(violations.map(\.message) == [])
    #expect(problems(ofMap: map(expression)) == [])
  }
}
