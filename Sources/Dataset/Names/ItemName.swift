/// The full name of an item, `stream/batch/id`: unique in its dataset because it is the item's place.
package struct ItemName: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let stream: String
  package let batch: String
  package let id: String

  package init(stream: String, batch: String, id: String) {
    self.stream = stream
    self.batch = batch
    self.id = id
  }

  /// Reads `stream/batch/id`; nil where the text has another shape.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.isIdentifier }) else { return nil }
    self.init(stream: String(parts[0]), batch: String(parts[1]), id: String(parts[2]))
  }

  package var description: String { "\(stream)/\(batch)/\(id)" }

  /// The item's batch.
  package var batchName: BatchName { BatchName(stream: stream, batch: batch) }

  package static func < (left: ItemName, right: ItemName) -> Bool {
    (left.stream, left.batch, left.id) < (right.stream, right.batch, right.id)
  }
}

/// The name of a batch, `stream/batch`.
package struct BatchName: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let stream: String
  package let batch: String

  package init(stream: String, batch: String) {
    self.stream = stream
    self.batch = batch
  }

  /// Reads `stream/batch`; nil where the text has another shape.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.isIdentifier }) else { return nil }
    self.init(stream: String(parts[0]), batch: String(parts[1]))
  }

  package var description: String { "\(stream)/\(batch)" }

  package static func < (left: BatchName, right: BatchName) -> Bool {
    (left.stream, left.batch) < (right.stream, right.batch)
  }
}

extension StringProtocol {
  /// Whether the text may name an item, a batch, a stream or a person: lower-case ASCII letters, digits, `.`, `_` and
  /// `-`, beginning with a letter or digit, at most 64 bytes, not ending in a full stop.
  package var isIdentifier: Bool {
    guard (1...64).contains(utf8.count), let first = utf8.first else { return false }
    guard first.isLowerAlphanumeric, !hasSuffix(".") else { return false }
    return utf8.allSatisfy { $0.isLowerAlphanumeric || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D }
  }
}

extension UInt8 {
  fileprivate var isLowerAlphanumeric: Bool {
    (0x61...0x7A).contains(self) || (0x30...0x39).contains(self)
  }
}
