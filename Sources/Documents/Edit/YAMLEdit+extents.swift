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

/// Scalars in place.
enum YAMLScalar {
  /// The lines with a scalar on one line replaced by another, in every way in which it could end there: only reading
  /// them again says which is meant. None where the scalar goes on over lines.
  static func replacements(of node: Node, by value: Value, in lines: [String]) -> [[String]] {
    let line = Int(node.mark.line) - 1
    let column = Int(node.mark.column) - 1
    guard node.kind != .mapping, node.kind != .sequence, lines.indices.contains(line) else { return [] }
    let scalars = Array(lines[line].unicodeScalars)
    guard column < scalars.count else { return [] }
    return ends(of: scalars, from: column).map { end in
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[..<column])
      text.append(contentsOf: value.inFlow.unicodeScalars)
      text.append(contentsOf: scalars[end...])
      var lines = lines
      lines[line] = String(text)
      return lines
    }
  }

  /// Where a scalar may end, the nearest first: a quote may be part of a text in quotes, a comma of a plain one.
  private static func ends(of scalars: [Unicode.Scalar], from column: Int) -> [Int] {
    let first: Unicode.Scalar = scalars[column]
    if first == "|" || first == ">" { return [] }
    if first == "\"" || first == "'" {
      return scalars.indices.filter { $0 > column && scalars[$0] == first }.map { $0 + 1 }
    }
    let comment = scalars.indices.first { $0 > column && scalars[$0] == "#" && scalars[$0 - 1] == " " }
    let last = comment ?? scalars.count
    let inside = (column..<last).filter { scalars[$0] == "," || scalars[$0] == "}" || scalars[$0] == "]" }
    // The blanks before a comment or a bracket belong to what follows.
    return (inside + [last]).map { end in
      var end = end
      while end > column, scalars[end - 1] == " " { end -= 1 }
      return end
    }
  }
}

extension String {
  fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
    self = ""
    unicodeScalars.append(contentsOf: scalars)
  }
}
