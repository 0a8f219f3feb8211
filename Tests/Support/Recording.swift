import Foundation

/// A file of the repository that a test compares with what the program says today.
///
/// Where the file is missing, or with `RECORD=1` in the environment, it is written, and the test fails once, so that
/// nobody takes a recording for a comparison.
package struct Recording: Sendable {
  private let file: URL

  /// A file of `Snapshots` beside the test.
  package init(_ name: String, beside test: String = #filePath) {
    file = URL(filePath: test).deletingLastPathComponent().appending(path: "Snapshots/\(name)")
  }

  /// A file by its path from the root of the repository.
  package init(inRepository path: String) {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    file = root.appending(path: path)
  }

  /// What is different, in words; nil where nothing is.
  package func difference(from text: String) throws -> String? {
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    guard let recorded, ProcessInfo.processInfo.environment["RECORD"] != "1" else {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return "recorded \(file.lastPathComponent): look at what changed, and test again"
    }
    guard recorded != text || !recorded.utf8.elementsEqual(text.utf8) else { return nil }
    return "\(file.lastPathComponent), \(Self.firstDifference(recorded, text)); RECORD=1 writes the file anew"
  }

  private static func firstDifference(_ recorded: String, _ text: String) -> String {
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, (left, right)) in zip(old, new).enumerated() where !left.utf8.elementsEqual(right.utf8) {
      return "line \(number + 1):\n  recorded: \(left)\n  now:      \(right)"
    }
    return "\(old.count) lines recorded, \(new.count) now"
  }
}
