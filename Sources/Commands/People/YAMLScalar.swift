import Documents

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
