import Documents

extension Description {
  /// What a person calls the node: its key, or its place in a list.
  func name(_ node: Node) -> String {
    isKey(node) ? "the key `\(node.text.excerpt)`" : name(tokens(node)) ?? "the document"
  }

  /// Whether a node is a key that was judged for itself.
  func isKey(_ node: Node) -> Bool { evaluation.judgedKeys.contains(node.index) }

  private func name(_ tokens: some BidirectionalCollection<String>) -> String? {
    guard let last = tokens.last else { return nil }
    let list = tokens.dropLast().last
    guard let number = Int(last), list != nil || evaluation.node(0).kind == .sequence else {
      return "`\(last.excerpt)`"
    }
    return "entry \(number + 1)" + (list.map { " of `\($0.excerpt)`" } ?? "")
  }

  /// The keys and numbers that lead to a node.
  private func tokens(_ node: Node) -> [String] {
    node.pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { $0.pointerUnescapedToken }
  }

  /// Where something is missing, unless it is the document as a whole.
  func place(_ node: Node) -> String {
    node.index == 0 ? "" : " in \(name(node))"
  }

  /// What holds a value; nil where that is the document as a whole.
  func parent(of node: Node) -> String? { name(tokens(node).dropLast()) }

  func found(_ node: Node) -> String {
    switch node.kind {
    case .sequence: "a list"
    case .mapping: "a mapping"
    // A field with nothing behind its colon is null too.
    case .null: "empty (null)"
    case .string where node.count == 0: "empty"
    default: quote(node)
    }
  }

  func quote(_ node: Node) -> String {
    switch node.kind {
    case .sequence, .mapping: found(node)
    case .string: "`\(node.text.excerpt)`"
    default: node.text.excerpt
    }
  }

  static func type(_ kind: Document.Kind) -> String {
    switch kind {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  static func types(_ mask: TypeMask) -> String {
    let names = typeNames(mask)
    return names.isEmpty ? "of another type" : list(names, "or")
  }

  static func typeNames(_ mask: TypeMask) -> [String] {
    let names: [(TypeMask, String)] = [
      (.string, "a string"), (.integer, "a whole number"), (.number, "a number"), (.boolean, "true or false"),
      (.array, "a list"), (.object, "a mapping"), (.null, "null"),
    ]
    return names.filter { mask.contains($0.0) && !($0.0 == .integer && mask.contains(.number)) }.map(\.1)
  }

  /// `a`, `a or b`, `a, b or c`.
  static func list(_ parts: [String], _ word: String) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// A description as the rest of a sentence: its first sentence, without the full stop.
  static func clause(_ description: String) -> String {
    let line = description.split(separator: "\n").joined(separator: " ")
    let end = line.range(of: ". ")
    var sentence = end.map { String(line[..<$0.lowerBound]) } ?? line
    if sentence.hasSuffix(".") { sentence.removeLast() }
    return sentence.count > 200 ? String(sentence.prefix(200)) + "…" : sentence
  }
}

extension Substring {
  fileprivate var pointerUnescapedToken: String {
    guard contains("~") else { return String(self) }
    return split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
      .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
  }
}

extension String {
  /// Where `other` first stands in the text.
  fileprivate func range(of other: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
      start = index(after: start)
    }
    return nil
  }
}
