import Dataset
import Diagnostics

/// Where a sidecar may lie inside its item's folder.
enum SidecarPath {
  /// The longest path and the longest part of one, in bytes; file systems bound both.
  private static let longest = 1024
  private static let longestPart = 255

  /// What makes a path unfit; nil where it is fit.
  static func fault(in path: String) -> String? {
    if path.isEmpty { return "the path is empty" }
    if path.utf8.count > longest { return "the path has more than \(longest) bytes" }
    if path.hasPrefix("/") { return "the path begins at the root of the file system" }
    for scalar in path.unicodeScalars {
      if scalar == "\\" { return "the path has a backslash" }
      if scalar.properties.generalCategory == .control { return "the path has a control character" }
    }
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if part.isEmpty { return "the path has an empty part" }
      if part == "." || part == ".." { return "the path has a part `\(part)`" }
      if GitFile(takenFor: part) == .folder { return "the path has a part `\(part)`" }
      if part.utf8.count > longestPart { return "a part of the path has more than \(longestPart) bytes" }
    }
    return nil
  }
}
