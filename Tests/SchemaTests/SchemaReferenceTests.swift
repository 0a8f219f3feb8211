import Builtin
import Documents
import Support
import Testing

/// The manifest reference of the documentation is what the schemas say.
@Suite struct SchemaReferenceTests {
  private static let files = [
    (schema: "dataset", name: "dataset.yaml"), (schema: "people", name: "people.yaml"),
    (schema: "batch", name: "batch.yaml"),
  ]

  @Test func theManifestReferenceIsWhatTheSchemasSay() throws {
    var page = Self.introduction
    for file in Self.files {
      let bytes = try #require(Builtin.file(at: "Templates/schemas/\(file.schema).yaml")).bytes
      page += SchemaReference(try #require(Document.read(bytes, as: .yaml).document)).markdown(named: file.name)
    }
    let difference = try Recording(inRepository: "docs/manifest.md").difference(from: page)
    #expect(difference == nil)
  }

  @Test func everyKeyIsDescribed() throws {
    for file in Self.files {
      let bytes = try #require(Builtin.file(at: "Templates/schemas/\(file.schema).yaml")).bytes
      let page = SchemaReference(try #require(Document.read(bytes, as: .yaml).document)).markdown(named: file.name)
      for line in page.split(separator: "\n") where line.hasPrefix("| `") {
        #expect(!line.hasSuffix("|  |") && !line.contains("KEY"), "\(file.name): \(line)")
      }
    }
  }

  private static let introduction = """
    # Manifest reference

    <!-- Written from Templates/schemas (RECORD=1 swift test --filter SchemaReference): change those, not this page. -->

    Three kinds of file say how a dataset works. `dataset.yaml` at the root is the manifest, `people.yaml` says who may
    do what, and every batch has a `batch.yaml`. Unknown keys are refused in all three. The exact patterns are in the
    schemas, which `git dataset init` copies into `schemas/` for editors.

    Not every key has an effect in this version: `verbalization` is checked for its form alone.

    """
}
