import Foundation
import Testing

/// A transcript of a shell session, read from a text file: prose flush left; indented by two spaces a command behind `$
/// ` (continued behind `> `), then the lines that it must print, and `[N]` where it must end with another status than
/// 0.
///
/// All commands of a file run in one shell, in order, so folders and variables stay.
struct Scenario: Sendable, CustomTestStringConvertible {
  struct Step: Sendable {
    let command: String
    let expected: [String]
    /// Where the step's expectation stands in the file: the lines after the command.
    let lines: Range<Int>
  }

  let name: String
  let url: URL
  let lines: [String]
  let steps: [Step]

  var testDescription: String { name }

  init(_ url: URL, name: String) throws {
    self.name = name
    self.url = url
    lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    var steps: [Step] = []
    var index = 0
    while index < lines.count {
      guard lines[index].hasPrefix("  $ ") else {
        index += 1
        continue
      }
      var command = String(lines[index].dropFirst(4))
      index += 1
      while index < lines.count, lines[index].hasPrefix("  > ") || lines[index] == "  >" {
        command += "\n" + lines[index].dropFirst(4)
        index += 1
      }
      let start = index
      while index < lines.count, lines[index].hasPrefix("  "), !lines[index].hasPrefix("  $ ") { index += 1 }
      steps.append(
        Step(command: command, expected: lines[start..<index].map { String($0.dropFirst(2)) }, lines: start..<index))
    }
    self.steps = steps
  }

  /// Every scenario under a folder, in the order of their names.
  static func all(under folder: URL) throws -> [Scenario] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
      .sorted()
    return try paths.map { try Scenario(folder.appending(path: $0), name: String($0.dropLast(4))) }
  }

  /// The file's text with other expectations.
  func text(expecting outputs: [[String]]) -> String {
    var lines = lines
    for (step, output) in zip(steps, outputs).reversed() {
      lines.replaceSubrange(step.lines, with: output.map { $0.isEmpty ? "  " : "  " + $0 })
    }
    return lines.joined(separator: "\n")
  }
}
