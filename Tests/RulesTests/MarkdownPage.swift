import Foundation

/// The headings and fences of a Markdown file, in order.
struct MarkdownPage {
  enum Block {
    /// A heading of the second level, and its line, counted from 1.
    case heading(String, line: Int)
    case fence(Fence)
  }

  let lines: [String]
  let blocks: [Block]

  init(_ url: URL) throws {
    let lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
    self.lines = lines
    var blocks: [Block] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      if line.hasPrefix("## ") { blocks.append(.heading(String(line.dropFirst(3)), line: index)) }
      guard line.hasPrefix("```") else { continue }
      let marks = line.prefix { $0 == "`" }
      let end = lines[index...].firstIndex { $0.hasPrefix(marks) && $0.allSatisfy { $0 == "`" } } ?? lines.count
      let words = line.dropFirst(marks.count).split(separator: " ").map(String.init)
      blocks.append(
        .fence(
          Fence(words, body: Array(lines[index..<end]), file: url.lastPathComponent, range: index..<end)))
      index = end + 1
    }
    self.blocks = blocks
  }
}
