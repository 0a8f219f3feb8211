import Documents
import Patches

/// A patch changes at least one of the places that `locations` selects, each with `file`, `start` and `end` (queries
/// from each of them), counted in the old file. A change within `margin` lines of a place counts.
///
/// The patch is what is looked at. Where there are no places, or the patch touches no file of them, that is found too.
struct TouchesFunction: CheckFunction {
  static let name = "touches"
  static let words: Set<String> = ["places"]

  private let locations: Selection
  private let file: Selection
  private let start: Selection
  private let end: Selection
  private let margin: Int

  init(_ options: inout OptionReading) {
    locations = options.selection("locations") ?? .given
    file = options.selection("file") ?? .given
    start = options.selection("start") ?? .given
    end = options.selection("end") ?? .given
    margin = options.integer("margin") ?? 0
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let path = node.sidecarPath, let patch = look.item.readablePatch(at: path) else { return }
    var places: [String] = []
    for location in look.nodes(of: locations, at: node) {
      guard let file = look.nodes(of: file, at: location).first?.string,
        let first = look.nodes(of: start, at: location).first?.number?.integer,
        let last = look.nodes(of: end, at: location).first?.number?.integer, first <= last
      else { continue }
      if patch.touches(Array(file.utf8), first...last, margin: margin) { return }
      places.append("\(file):\(first)")
    }
    guard !places.isEmpty else { return }
    hits.add(at: node, ["places": places.prefix(4).joined(separator: ", "), "value": path])
  }
}

extension Patch {
  /// Whether it changes a line of a file, by the lines of the old file.
  fileprivate func touches(_ file: [UInt8], _ lines: ClosedRange<Int>, margin: Int) -> Bool {
    changes.contains { change in
      guard change.oldPath?.bytes == file else { return false }
      if change.kind == .delete { return true }
      return change.hunks.contains { hunk in
        hunk.lines.contains {
          $0.kind != .context && $0.oldLine >= lines.lowerBound - margin && $0.oldLine <= lines.upperBound + margin + 1
        }
      }
    }
  }
}
