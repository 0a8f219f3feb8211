/// A place in a text: line and column, both counted from 1; the column counts Unicode scalars.
package struct Mark: Hashable, Comparable, Sendable {
  package let line: Int32
  package let column: Int32

  package init(line: Int, column: Int) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }

  /// The first character of a text.
  package static let start = Mark(line: 1, column: 1)

  package static func < (left: Mark, right: Mark) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
