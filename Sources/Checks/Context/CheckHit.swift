package import Diagnostics
package import Documents

/// What a check finds in an item.
package struct CheckHit: Sendable {
  /// The file beside the item, by its path inside the item's own folder; nil for the item itself.
  package let file: String?
  /// The place in that file; nil where the whole file is meant.
  package let mark: Mark?
  /// The place in the file's data, a JSON Pointer (RFC 6901); nil where there is none.
  package let pointer: String?
  /// The most that it may weigh.
  package let weight: Severity
  package let message: Finding.Message
}

/// Where a function finds something, and its words for the message.
struct Hit {
  let file: String?
  let mark: Mark?
  let pointer: String?
  var words: [String: String]
  /// The function's own words, where it says more than the check's message could.
  var text: String?
  /// The most that it may weigh.
  var weight: Severity = .error

  init(at place: PlacedNode, _ words: [String: String] = [:]) {
    file = place.file
    mark = place.node.mark
    pointer = place.isData ? place.node.pointer : nil
    self.words = words
  }

  /// - Parameter line: counted from 1; nil for the file as a whole.
  init(in file: String, line: Int?, _ words: [String: String] = [:]) {
    self.file = file
    mark = line.map { Mark(line: $0, column: 1) }
    pointer = nil
    self.words = words
  }

  /// The same finding at a node of the document that is looked at.
  func moved(to node: Node) -> Hit {
    var hit = Hit(at: PlacedNode(node), words)
    (hit.text, hit.weight) = (text, weight)
    return hit
  }
}
