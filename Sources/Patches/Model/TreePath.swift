/// The path of a file in a tree, in bytes, since git's paths need not be UTF-8.
package struct TreePath: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The most bytes that a path may have.
  package static let limit = 4096
  /// The most folders that it may lie in.
  package static let depthLimit = 128

  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  package init(_ text: String) { bytes = Array(text.utf8) }

  /// As git writes it: in quotes, with escapes, where it holds quotes, backslashes or bytes that are no ASCII.
  package var description: String { String(decoding: CQuoting.quoted(bytes[...]), as: UTF8.self) }

  /// Whether it is within the limits, and holds no NUL.
  var isWithinLimits: Bool { Self.isWithinLimits(bytes[...]) }

  static func isWithinLimits(_ path: ArraySlice<UInt8>) -> Bool {
    guard path.count <= limit else { return false }
    return !path.contains(0) && path.count { $0 == UInt8(ascii: "/") } <= depthLimit
  }

  /// The folders above it, the outermost first.
  package var ancestors: [TreePath] {
    bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { TreePath(bytes: Array(bytes[..<$0])) }
  }

  package static func < (left: TreePath, right: TreePath) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
