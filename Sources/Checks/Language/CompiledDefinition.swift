import Documents
import Schema

/// A definition of the stream's schema, compiled: shared by all workers, each of which has an evaluator of its own.
final class CompiledDefinition: Sendable {
  let schema: Schema

  /// - Parameters:
  ///   - name: the definition's name under `$defs`.
  ///   - document: the stream's schema.
  /// - Returns: nil where the schema has no definition of that name that compiles.
  init?(_ name: String, of document: Document) {
    guard let definition = document.root["$defs"]?[name] else { return nil }
    let uri = "stream:schema"
    let reference = Value.mapping([Value.Entry("$ref", .string("\(uri)#\(definition.pointer)"))])
    guard let start = Document.read(reference.written(as: .json), as: .json).document,
      let schema = try? Schema.compile(start, remotes: { $0 == uri ? document : nil })
    else { return nil }
    self.schema = schema
  }
}
