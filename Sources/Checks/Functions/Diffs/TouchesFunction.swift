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
    let changed = patch.changedLines
    var places: [String] = []
    for location in look.nodes(of: locations, at: node) {
      guard let file = look.nodes(of: file, at: location).first, file.kind == .string,
        let first = look.nodes(of: start, at: location).first?.number?.integer,
        let last = look.nodes(of: end, at: location).first?.number?.integer, first >= 0, first <= last
      else { continue }
      if changed[Array(file.bytes)]?.contains(from: first - margin, to: min(last, .max - margin - 1) + margin + 1)
        ?? false
      {
        return
      }
      if places.count < 4 { places.append("\(file.text):\(first)") }
    }
    guard !places.isEmpty else { return }
    hits.add(at: node, ["places": places.joined(separator: ", "), "value": path])
  }
}

extension Patch {
  /// The lines of old files that it changes, in their order; of a file that goes, the first is enough to tell.
  fileprivate var changedLines: [[UInt8]: ChangedLines] {
    var changed: [[UInt8]: ChangedLines] = [:]
    for change in changes {
      guard let path = change.oldPath?.bytes else { continue }
      var lines = changed[path] ?? ChangedLines()
      lines.isGone = lines.isGone || change.kind == .delete
      for hunk in change.hunks { lines.numbers += hunk.lines.filter { $0.kind != .context }.map(\.oldLine) }
      changed[path] = lines
    }
    return changed.mapValues { lines in
      var lines = lines
      lines.numbers.sort()
      return lines
    }
  }
}

/// The lines of one file that a patch changes.
private struct ChangedLines {
  var numbers: [Int] = []
  /// Whether the file is deleted, so that every line of it is.
  var isGone = false

  func contains(from first: Int, to last: Int) -> Bool {
    if isGone { return true }
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < first { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] <= last
  }
}
