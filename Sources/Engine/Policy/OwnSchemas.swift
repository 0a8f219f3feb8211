package import Schema
import Synchronization

/// The compiled schemas of the product's own files, each compiled when it is first asked for: a hook needs two or
/// three.
package final class OwnSchemas: Sendable {
  private let load: @Sendable (OwnFile) -> Schema
  private let known = Mutex<[OwnFile: Schema]>([:])

  /// - Parameter load: compiles a schema; there is one for every file.
  package init(loading load: @escaping @Sendable (OwnFile) -> Schema) {
    self.load = load
  }

  package subscript(file: OwnFile) -> Schema {
    known.withLock { known in
      if let schema = known[file] { return schema }
      let schema = load(file)
      known[file] = schema
      return schema
    }
  }
}
