import Documents
import Patches

/// A line of a text that a check looks at.
struct PlacedLine {
  let text: ArraySlice<UInt8>
  /// The file beside the item; nil for a text of the item itself.
  let file: String?
  /// The line in that file, counted from 1; zero for a text of the item itself.
  let line: Int

  init(_ text: ArraySlice<UInt8>, file: String? = nil, line: Int = 0) {
    self.text = text
    self.file = file
    self.line = line
  }

  /// The line without the white space around it.
  var trimmed: ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    var trimmed = text.drop(while: isBlank)
    while let last = trimmed.last, isBlank(last) { trimmed.removeLast() }
    return trimmed
  }
}

extension Node {
  /// The lines of a scalar's text.
  var lines: [PlacedLine] {
    guard kind != .sequence, kind != .mapping else { return [] }
    return Array(bytes).textLines.map { PlacedLine($0) }
  }
}

extension Patch {
  /// The lines of a part of the patch.
  ///
  /// - Parameter path: the file beside the item that is the patch.
  func lines(of part: DiffPart, in path: String) -> [PlacedLine] {
    changes.flatMap { change -> [PlacedLine] in
      switch part {
      case .paths: [PlacedLine(change.path.bytes[...], file: path, line: change.line)]
      case .added: change.addedLines.map { PlacedLine($0.text, file: path, line: $0.patchLine) }
      case .removed: change.removedLines.map { PlacedLine($0.text, file: path, line: $0.patchLine) }
      case .context, .hunks:
        change.hunks.flatMap { hunk in
          hunk.lines.filter { part == .hunks || $0.kind == .context }.map {
            PlacedLine($0.text, file: path, line: $0.patchLine)
          }
        }
      }
    }
  }
}
