import Documents
import JSONPath

/// Nodes that a check names: by a JSONPath (RFC 9535) from the item's root (`$…`), or from the node that is looked at
/// (`@…`).
struct Selection: Sendable {
  enum Origin: Sendable {
    case item
    /// The node that is looked at; inside of filters `$` is that node too.
    case given
  }

  private let key = MemoryKey()
  /// What the selection is remembered by, of each item.
  var id: ObjectIdentifier { key.id }
  let origin: Origin
  let path: JSONPath
  /// Whether it is the origin itself, so that nothing has to be looked for.
  let isOrigin: Bool

  init(origin: Origin, path: JSONPath) {
    self.origin = origin
    self.path = path
    isOrigin = path.text == "$"
  }

  // A query of one character that the tests compile: it cannot fail.
  private static let root: JSONPath = {
    guard let path = try? JSONPath("$") else { preconditionFailure("`$` is a query") }
    return path
  }()

  /// The item as a whole.
  static let item = Selection(origin: .item, path: root)

  /// The node that is looked at.
  static let given = Selection(origin: .given, path: root)
}
