extension String {
  /// The text broken at spaces into lines of at most `width` characters; what is longer by itself stays whole.
  ///
  /// - Parameters:
  ///   - width: nil for one line, however long.
  ///   - indent: how far every line but the first is moved in; the first stands where the caller put it.
  package func wrapped(to width: Int?, indent: Int = 0) -> String {
    guard let width else { return self }
    var text = ""
    var column = indent
    for word in split(separator: " ") {
      let isFirst = text.isEmpty
      if !isFirst, column + 1 + word.count > width {
        text += "\n" + String(repeating: " ", count: indent) + word
        column = indent + word.count
      } else {
        text += isFirst ? word : " \(word)"
        column += (isFirst ? 0 : 1) + word.count
      }
    }
    return text
  }
}
