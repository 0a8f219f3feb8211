import Documents
import JSONPath

/// Nodes that a check names: by a JSONPath (RFC 9535) from the item's root (`$…`), or from the node that is looked at
/// (`@…`); in a check of judgements also from the item that is judged, or from what settles a dispute about it.
struct Selection: Sendable {
  enum Origin: Sendable {
    case item
    /// The node that is looked at; inside of filters `$` is that node too.
    case given
    /// The item that is judged.
    case judged
    /// The adjudication of the item.
    case decision
    /// The item that this one names as its host.
    case host
  }

  private let key = MemoryKey()
  /// What the selection is remembered by, of each item.
  var id: ObjectIdentifier { key.id }
  let origin: Origin
  let path: JSONPath
  /// Whether it is the same for every node of an item that is looked at.
  var isOfItem: Bool { origin != .given }
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
