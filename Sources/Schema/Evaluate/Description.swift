import Documents

/// Puts faults into words. Nothing else in the target writes English about a document.
struct Description {
  private let evaluation: Evaluation

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
  }

  func violation(_ fault: Fault, at index: Int) -> Violation {
    let node = evaluation.node(index)
    if case .type(let allowed) = fault, let unquoted = unquoted(node, allowed) { return unquoted }
    let (keyword, message, help) = words(fault, node)
    var kind = Violation.Kind.schema
    var mark = node.mark
    switch fault {
    case .undecided, .endless, .exhausted: kind = .undecided
    case .unknown(let key, _, _): mark = evaluation.node(key).mark
    default: break
    }
    return Violation(kind: kind, keyword: keyword, pointer: node.pointer, mark: mark, message: message, help: help)
  }

  /// A plain scalar that a reader of YAML takes for another type than the string that is wanted.
  private func unquoted(_ node: Node, _ allowed: TypeMask) -> Violation? {
    guard allowed == .string, node.style == .plain, [.null, .boolean, .number].contains(node.kind) else { return nil }
    guard !node.isNull else { return nil }
    let text = node.text.excerpt
    return Violation(
      kind: .unquotedScalar, keyword: "type", pointer: node.pointer, mark: node.mark,
      message: "\(name(node)) must be a string, but \(text) reads as \(Self.type(node.kind))",
      help: "quote it: \"\(text)\"")
  }

  private func words(_ fault: Fault, _ node: Node) -> (keyword: String, message: String, help: String) {
    switch fault {
    case .never: ("false", "\(name(node)) is not allowed here", "take it out")
    case .endless: ("$ref", "the schema refers to itself without end here", "ask an owner to correct the schema")
    case .exhausted:
      (
        "$ref", "\(name(node)) is too intricate for the schema",
        "make it simpler, or ask an owner for a schema with fewer branches"
      )
    case .type(let allowed): ("type", "\(name(node)) must be \(Self.types(allowed)), but is \(found(node))", "")
    case .notOne(let values): notOne(of: values, node)
    case .notConst(let value): ("const", "\(name(node)) must be \(quote(value)), but is \(found(node))", "")
    case .bound(let operation, let bound): self.bound(operation, bound, node)
    case .length(let operation, let limit, let length): self.length(operation, limit, length, node)
    case .size(let operation, let limit): size(operation, limit, node)
    case .pattern where node.count == 0: ("pattern", "\(name(node)) is empty", "fill it in")
    case .pattern(let pattern):
      ("pattern", "\(name(node)) must match `\(pattern.excerpt)`, but is \(found(node))", "")
    case .format(let format): ("format", "\(name(node)) must be \(format.phrase), but is \(found(node))", "")
    case .undecided(let pattern):
      (
        "pattern", "\(name(node)) is too long or too intricate for the pattern `\(pattern.excerpt)`",
        "shorten it, or ask an owner for a pattern that begins with ^ and repeats nothing inside a repetition"
      )
    case .duplicate(let earlier):
      ("uniqueItems", "\(name(node)) is the same as entry \(earlier + 1)", "take one out")
    case .missing(let field, let description):
      (
        "required", "missing required field `\(field.excerpt)`\(place(node))",
        description.isEmpty ? "add it" : "add it: \(Self.clause(description))"
      )
    case .unknown(let key, let candidates, let keyword):
      unknown(evaluation.node(key).text, candidates, keyword, node)
    case .dependent(let field, let other):
      (
        "dependentRequired", "`\(other.excerpt)` asks for the field `\(field.excerpt)` beside it\(place(node))",
        "add it"
      )
    case .contains(let range, let found, let description): contains(range, found, description, node)
    case .negated(let description):
      ("not", "\(name(node)) has a form that is not allowed", description.isEmpty ? "" : Self.clause(description))
    case .severalBranches(let count):
      (
        "oneOf", "\(name(node)) fits \(count) of the forms of which it must fit exactly one",
        "leave out what belongs to the others"
      )
    case .noBranch: ("anyOf", "\(name(node)) has none of the allowed forms", "")
    }
  }
}

extension Description {
  private func notOne(of values: [Node], _ node: Node) -> (String, String, String) {
    let shown = values.prefix(12).map { quote($0) }.joined(separator: ", ") + (values.count > 12 ? ", …" : "")
    let nearest = node.string.flatMap { Suggestion.nearest(to: $0, among: values.compactMap(\.string)) }
    let help = nearest.map { "did you mean `\($0.excerpt)`?" } ?? ""
    return ("enum", "\(name(node)) must be one of \(shown), but is \(found(node))", help)
  }

  private func bound(_ operation: Program.Operation, _ bound: Number, _ node: Node) -> (String, String, String) {
    let (keyword, phrase) =
      switch operation {
      case .maximum: ("maximum", "at most")
      case .exclusiveMaximum: ("exclusiveMaximum", "less than")
      case .minimum: ("minimum", "at least")
      case .exclusiveMinimum: ("exclusiveMinimum", "more than")
      default: ("multipleOf", "a multiple of")
      }
    return (keyword, "\(name(node)) must be \(phrase) \(bound.description.excerpt), but is \(found(node))", "")
  }

  private func length(
    _ operation: Program.Operation, _ limit: Int, _ length: Int, _ node: Node
  ) -> (String, String, String) {
    let unit = limit == 1 ? "character" : "characters"
    if operation == .minLength, length == 0 { return ("minLength", "\(name(node)) is empty", "fill it in") }
    return operation == .minLength
      ? (
        "minLength", "\(name(node)) needs at least \(limit) \(unit), but has \(length)",
        "write more: \(quote(node)) says too little"
      )
      : ("maxLength", "\(name(node)) has \(length) characters, and \(limit) is the most", "shorten it")
  }

  private func size(_ operation: Program.Operation, _ limit: Int, _ node: Node) -> (String, String, String) {
    let keyword =
      switch operation {
      case .minItems: "minItems"
      case .maxItems: "maxItems"
      case .minProperties: "minProperties"
      default: "maxProperties"
      }
    let unit = limit == 1 ? "entry" : "entries"
    return keyword.hasPrefix("min")
      ? (keyword, "\(name(node)) needs at least \(limit) \(unit), but has \(node.count)", "")
      : (keyword, "\(name(node)) has \(node.count) entries, and \(limit) is the most", "")
  }

  private func unknown(_ key: String, _ candidates: [String], _ keyword: String, _ node: Node) -> (
    String, String, String
  ) {
    let nearest = Suggestion.nearest(to: key, among: candidates)
    let help = nearest.map { "did you mean `\($0.excerpt)`?" } ?? "take it out; the schema knows no such field here"
    return (
      keyword, "unknown field `\(key.excerpt)`\(parent(of: node).map { " in \($0)" } ?? "")", help
    )
  }

  private func contains(
    _ range: ClosedRange<Int>, _ found: Int, _ description: String, _ node: Node
  ) -> (String, String, String) {
    let help = description.isEmpty ? "" : Self.clause(description)
    if found < range.lowerBound {
      let number = range.lowerBound == 1 ? "one entry" : "\(range.lowerBound) entries"
      return (
        "contains", "\(name(node)) needs at least \(number) of the form that the schema asks for, but has \(found)",
        help
      )
    }
    return ("contains", "\(name(node)) has \(found) entries of a form of which \(range.upperBound) is the most", help)
  }
}

extension Description {
  /// What a person calls the node: its key, or its place in a list.
  private func name(_ node: Node) -> String {
    name(tokens(node)) ?? "the document"
  }

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
  private func place(_ node: Node) -> String {
    node.index == 0 ? "" : " in \(name(node))"
  }

  /// What holds a value; nil where that is the document as a whole.
  private func parent(of node: Node) -> String? { name(tokens(node).dropLast()) }

  private func found(_ node: Node) -> String {
    switch node.kind {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .null: "null"
    default: quote(node)
    }
  }

  private func quote(_ node: Node) -> String {
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
    let names: [(TypeMask, String)] = [
      (.string, "a string"), (.integer, "a whole number"), (.number, "a number"), (.boolean, "true or false"),
      (.array, "a list"), (.object, "a mapping"), (.null, "null"),
    ]
    let allowed = names.filter { mask.contains($0.0) && !($0.0 == .integer && mask.contains(.number)) }.map(\.1)
    guard let last = allowed.last, allowed.count > 1 else { return allowed.first ?? "of another type" }
    return allowed.dropLast().joined(separator: ", ") + " or " + last
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
