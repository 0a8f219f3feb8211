import Documents

/// Where a collection in brackets ends: the reader knows only where it begins.
struct FlowExtent {
  /// The line and column of the opening bracket, from 0.
  let line: Int
  private let column: Int
  private let endLine: Int
  /// The column of the closing bracket.
  private let endColumn: Int

  var isOnOneLine: Bool { line == endLine }

  /// - Returns: nil where the node is no collection in brackets.
  init?(of node: Node, in lines: [String]) {
    line = Int(node.mark.line) - 1
    column = Int(node.mark.column) - 1
    guard node.kind == .mapping || node.kind == .sequence, lines.indices.contains(line) else { return nil }
    let first = Array(lines[line].unicodeScalars)
    guard column < first.count, first[column] == "[" || first[column] == "{" else { return nil }
    guard let end = Self.end(from: (line, column), in: lines) else { return nil }
    (endLine, endColumn) = end
  }

  private static func end(from start: (line: Int, column: Int), in lines: [String]) -> (Int, Int)? {
    var depth = 0
    var quote: Unicode.Scalar?
    var (line, column) = start
    while line < lines.count {
      let scalars = Array(lines[line].unicodeScalars)
      while column < scalars.count {
        let scalar = scalars[column]
        if let open = quote {
          // A doubled single quote closes and opens again, which comes to the same.
          if scalar == "\\", open == "\"" { column += 1 } else if scalar == open { quote = nil }
        } else if scalar == "\"" || scalar == "'" {
          quote = scalar
        } else if scalar == "#", column == 0 || scalars[column - 1] == " " {
          break
        } else if scalar == "[" || scalar == "{" {
          depth += 1
        } else if scalar == "]" || scalar == "}" {
          depth -= 1
          if depth == 0 { return (line, column) }
        }
        column += 1
      }
      (line, column) = (line + 1, 0)
    }
    return nil
  }

  /// The lines with a text before the closing bracket, and before the blanks that may stand there.
  func inserting(_ text: String, in lines: [String]) -> [String] {
    var lines = lines
    let scalars = Array(lines[endLine].unicodeScalars)
    var end = endColumn
    while end > 0, scalars[end - 1] == " ", endLine > line || end - 1 > column { end -= 1 }
    lines[endLine] = String(scalars[..<end]) + text + String(scalars[end...])
    return lines
  }

  /// The line without the brackets and the blanks before them.
  func removing(in lines: [String]) -> String {
    let scalars = Array(lines[line].unicodeScalars)
    var start = column
    while start > 0, scalars[start - 1] == " " { start -= 1 }
    return String(scalars[..<start]) + String(scalars[(endColumn + 1)...])
  }
}

extension String {
  fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
    self = ""
    unicodeScalars.append(contentsOf: scalars)
  }
}
