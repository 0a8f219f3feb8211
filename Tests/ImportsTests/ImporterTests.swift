import Diagnostics
import Documents
import Imports
import Testing

@Suite struct ImporterTests {
  @Test func fillsTheEnvelopeFromTheContext() throws {
    var importer = try Importer(map("1"))
    let item = try #require(try importer.item(#"{"id": "one"}"#, line: 9))
    #expect(item.id == "one" && item.line == 9)
    #expect(
      oneLine(item.content)
        == #"{format:1,id:"one",type:"task",authors:["ada"],imported_by:"ada",rubric:"1.2.0","#
        + #"created_at:"2026-05-04T03:02:01Z",x:1}"#)
  }

  @Test func keepsWhatTheMapSaysAndTheEnvelopesOrder() throws {
    let text = """
      format: 1
      description: A map of a test.
      type: task
      id: {$from: /id}
      fields:
        z: 1
        notes: last of the envelope
        created_at: '2020-01-01T00:00:00Z'
        language: swift
        authors: [barbara]
        use: eval
      """
    var importer = try Importer(text, .test(authors: ["grace", "alan"]))
    let item = try #require(try importer.item(#"{"id": "one"}"#))
    #expect(
      oneLine(item.content)
        == #"{format:1,id:"one",type:"task",use:"eval",language:"swift","#
        + #"authors:["grace","alan"],imported_by:"ada",source_authors:["barbara"],"#
        + #"rubric:"1.2.0",created_at:"2020-01-01T00:00:00Z",notes:"last of the envelope",z:1}"#)
    var other = try Importer(map("1"), .test(authors: ["grace", "alan"]))
    #expect(try other.item(#"{"id": "one"}"#)?.content["authors"].map(oneLine) == #"["grace","alan"]"#)
  }

  @Test(arguments: [
    ("Upper", "`Upper` is no id"), ("../x", "`../x` is no id"), ("a b", "`a b` is no id"), ("", "`` is no id"),
    (String(repeating: "a", count: 65), "is no id"),
    ("é", "`é` is no id"), ("a.", "`a.` is no id"),
  ])
  func refusesIDs(id: String, message: String) throws {
    var importer = try Importer(map("1"))
    let problem = #expect(throws: ImportProblem.self) { try importer.item("{\"id\": \"\(id)\"}", line: 4) }
    #expect(problem?.message.hasSuffix(message) == true && problem?.field == "/id" && problem?.line == 4)
  }

  @Test func namesBothLinesOfADuplicate() throws {
    var importer = try Importer(map("1"))
    _ = try importer.item(#"{"id": "one"}"#, line: 2)
    let problem = #expect(throws: ImportProblem.self) { try importer.item(#"{"id": "one"}"#, line: 7) }
    #expect(problem?.line == 7 && problem?.message == "the id `one` was taken by the record of line 2")
    #expect(try importer.item(#"{"id": "two"}"#, line: 8)?.id == "two")
  }

  @Test func aRecordThatFailsTakesNoID() throws {
    var importer = try Importer(map("{$from: /a}"))
    #expect(throws: ImportProblem.self) { try importer.item(#"{"id": "one"}"#, line: 1) }
    #expect(try importer.item(#"{"id": "one", "a": 1}"#, line: 2)?.line == 2)
  }

  @Test func leavesOutWhatTheMapFilters() throws {
    var importer = try Importer(map("1", more: "where: {/kind: {not: [helper, driver]}}"))
    #expect(try importer.item(#"{"id": "one", "kind": "helper"}"#) == nil)
    #expect(try importer.item(#"{"id": "one", "kind": "bug"}"#) != nil)
  }

  @Test(arguments: [
    ("{\"id\": ", "the line is no JSON, column 8: the text ends where a value is expected"),
    ("[1]", "the record is no JSON object"),
    ("{\"id\": \"a\", \"id\": \"b\"}", "the line is no JSON, column 13: the key `id` stands twice"),
    ("nonsense", "the line is no JSON, column 1: a value is expected here"),
    (String(repeating: "[", count: 100), "the line is no JSON, column 65: more than 64 levels lie inside one another"),
  ])
  func reportsLinesThatAreNoRecords(text: String, message: String) throws {
    var importer = try Importer(map("1"))
    let problem = #expect(throws: ImportProblem.self) { try importer.item(text, line: 3) }
    #expect(problem?.message.hasPrefix(message) == true && problem?.line == 3, "\(problem?.message ?? "")")
  }

  @Test func readsAFileLineByLine() throws {
    let file = "{\"id\": \"one\"}\r\n\n{bad}\n  \n{\"id\": \"one\"}\n{\"id\": \"two\"}"
    var importer = try Importer(map("1"))
    var results: [String] = []
    for line in JSONLines(Array(file.utf8)) {
      do throws(ImportProblem) {
        if let item = try importer.item(from: line) { results.append("\(line.number) \(item.id)") }
      } catch {
        results.append("\(error.line)!")
      }
    }
    #expect(results == ["1 one", "3!", "5!", "6 two"])
  }

  @Test func problemsPrintAtTheRecordsLine() throws {
    var importer = try Importer(map("{$from: /a/b}"))
    let problem = try #require(#expect(throws: ImportProblem.self) { try importer.item(#"{"id": "one"}"#, line: 5) })
    #expect(problem.mark == Mark(line: 7, column: 7) && problem.field == "/x")
    let finding = problem.finding(in: "in.jsonl")
    #expect(finding.location == Location(path: "in.jsonl", line: 5, pointer: "/a/b") && finding.severity == .error)
    #expect(finding.message.text == "the source has no `/a/b`")
    #expect(finding.message.help == "add it to the record, or let the map say `$optional: true` or `$default`")
  }

  @Test func refusesAMapOfAnotherType() throws {
    var context = ImportContext.test()
    context.type = "bug-fix"
    let error = #expect(throws: ImportContextError.self) { try Importer(map("1"), context) }
    #expect(error?.message == "the map yields items of type `task`, and the stream holds `bug-fix`")
  }

  @Test func hugeRecordsAreImportedAndRunawayMapsStopped() throws {
    let text = String(repeating: "x", count: 4 << 20)
    var importer = try Importer(map("{$file: {path: a, content: {$from: /a}}}"))
    let item = try #require(try importer.item("{\"id\": \"one\", \"a\": \"\(text)\"}"))
    #expect(item.sidecars.first?.bytes.count == 4 << 20)
    var runaway = try Importer(
      map("{$each: /n, $yield: {$each: /n, $yield: {$file: {path: '{number}', content: {$from: /a}}}}}"))
    let numbers = Array(repeating: "0", count: 100).joined(separator: ",")
    let problem = #expect(throws: ImportProblem.self) {
      try runaway.item("{\"id\": \"one\", \"n\": [\(numbers)], \"a\": \"\(text)\"}")
    }
    #expect(problem?.message == "the record yields more than 256 MiB")
  }
}
