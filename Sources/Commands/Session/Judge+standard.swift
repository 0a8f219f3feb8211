import Builtin
import Dataset
import Documents
import Engine
import Glibc
import Rules
import Schema

extension Judge {
  /// The judge of this program: every rule, and the schemas that ship with it.
  static func standard() throws(Failure) -> Judge {
    Judge(rules: RuleSet(RuleRegistry.all), schemas: try .builtin(), workers: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}

extension OwnSchemas {
  /// The schemas under `Templates/schemas`.
  static func builtin() throws(Failure) -> OwnSchemas {
    var schemas: [OwnFile: Schema] = [:]
    for file in OwnFile.allCases { schemas[file] = try schema(of: file) }
    return OwnSchemas(schemas)
  }

  private static func schema(of file: OwnFile) throws(Failure) -> Schema {
    guard let bytes = Builtin.file(at: file.schemaPath)?.bytes,
      let document = Document.read(bytes, as: .yaml).document
    else { throw Failure("the program is damaged: \(file.schemaPath) is missing or broken", help: "install it again") }
    do throws(SchemaError) { return try Schema.compile(document) } catch {
      throw Failure("the program is damaged: \(file.schemaPath) does not compile: \(error.problems.first?.message ?? "")", help: "install it again")
    }
  }
}
