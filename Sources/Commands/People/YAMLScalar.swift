import Documents

/// Scalars in place.
enum YAMLScalar {
  /// The lines with a scalar on one line replaced by another.
  ///
  /// - Throws: ``Failure`` where it goes on over lines.
  static func replaced(_ node: Node, by value: Value, in lines: [String]) throws(Failure) -> [String] {
    let line = Int(node.mark.line) - 1
    let column = Int(node.mark.column) - 1
    guard node.kind != .mapping, node.kind != .sequence, lines.indices.contains(line) else { throw .longScalar }
    let scalars = Array(lines[line].unicodeScalars)
    guard column < scalars.count, let end = end(of: scalars, from: column) else { throw .longScalar }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[..<column])
    text.append(contentsOf: value.inFlow.unicodeScalars)
    // The blank before a comment or a bracket belongs to what follows.
    if scalars[end - 1] == " " { text.append(" ") }
    text.append(contentsOf: scalars[end...])
    var lines = lines
    lines[line] = String(text)
    return lines
  }

  /// Where a scalar ends; nil where it is a text over several lines.
  private static func end(of scalars: [Unicode.Scalar], from column: Int) -> Int? {
    let first: Unicode.Scalar = scalars[column]
    if first == "|" || first == ">" { return nil }
    if first == "\"" || first == "'" {
      let close: Int? = scalars[(column + 1)...].firstIndex(of: first)
      return close.map { $0 + 1 }
    }
    for index in column..<scalars.count {
      let scalar: Unicode.Scalar = scalars[index]
      if scalar == "," || scalar == "}" || scalar == "]" { return index }
      if scalar == "#", index > column, scalars[index - 1] == " " { return index }
    }
    return scalars.count
  }
}

extension Failure {
  fileprivate static let longScalar = Failure(
    "this place of the file is written in a way that cannot be changed here", help: "change it by hand")
}
