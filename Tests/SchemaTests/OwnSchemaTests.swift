import Builtin
import Documents
import Schema
import Testing

/// The schemas that ship with the program.
@Suite struct OwnSchemaTests {
  private static let paths = Builtin.files(under: "Templates/schemas").map(\.path)

  @Test(arguments: paths) func compiles(path: String) throws {
    let reading = Document.read(try #require(Builtin.file(at: path)).bytes, as: .yaml)
    #expect(reading.problems == [])
    let document = try #require(reading.document)
    do throws(SchemaError) {
      _ = try Schema.compile(document)
    } catch {
      Issue.record("\(path): \(error.problems.map { "\($0.mark.line):\($0.mark.column) \($0.message)" })")
    }
  }
}
