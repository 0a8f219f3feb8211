/// A hunk: some lines of a file, and what stands there afterwards.
///
/// It keeps the bytes of the patch, and reads its lines from them anew whenever they are asked for.
package struct Hunk: Sendable {
  /// The first line as the header has it, and how many. A hunk without lines on one side names the line before it.
  package let oldStart: Int
  package let oldCount: Int
  package let newStart: Int
  package let newCount: Int
  /// How many lines it adds and removes.
  package let added: Int
  package let removed: Int
  /// How many lines of context end it. Without any it belongs to the end of the file.
  package let trailing: Int
  /// The line of the patch that holds its header.
  package let line: Int
  /// The lines below the header, as the patch has them.
  let text: ArraySlice<UInt8>

  /// The lines of the old file that it shows; empty where it only adds.
  package var oldLines: Range<Int> { oldCount == 0 ? oldStart..<oldStart : oldStart..<(oldStart + oldCount) }
  /// The lines of the new file that it shows; empty where it only removes.
  package var newLines: Range<Int> { newCount == 0 ? newStart..<newStart : newStart..<(newStart + newCount) }

  /// Its lines, each with its places.
  package var lines: HunkLines { HunkLines(self) }

  /// Where it belongs in the file that it is applied to, counted from 0. As in git it is the new file's line that
  /// counts, since the hunks before have been applied; the old one only tells whether it is the beginning of a file.
  var position: Int { newStart > 0 ? newStart - 1 : 0 }
  /// A hunk that names the first line, or none, belongs to the beginning of the file.
  var belongsToStart: Bool { oldStart <= 1 }
  var belongsToEnd: Bool { trailing == 0 }
}
