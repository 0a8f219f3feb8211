import Documents

// Values that are not what they must be.
extension Description {
  typealias Words = (keyword: String, message: String, help: String)

  /// What a value must be or do, and what it is; a key's text stands in its name already.
  func mustBut(_ keyword: String, _ wanted: String, at node: Node) -> Words {
    let found = isKey(node) ? "" : ", but is \(self.found(node))"
    return (keyword, "\(name(node)) must \(wanted)\(found)", "")
  }

  func notOne(of values: [Node], _ node: Node) -> Words {
    guard values.count > 1 else {
      return values.first.map { constant($0, node) } ?? mustBut("enum", "be nothing", at: node)
    }
    let shown = values.prefix(12).map { quote($0) }.joined(separator: ", ") + (values.count > 12 ? ", …" : "")
    return suggesting(values, mustBut("enum", "be one of \(shown)", at: node), at: node)
  }

  func constant(_ value: Node, _ node: Node) -> Words {
    suggesting([value], mustBut("const", "be \(quote(value))", at: node), at: node)
  }

  func mismatch(_ values: [Node], _ types: TypeMask, at node: Node) -> Words {
    let shown = values.prefix(12).map { quote($0) } + Self.typeNames(types)
    return suggesting(values, mustBut("oneOf", "be \(Self.list(shown, "or"))", at: node), at: node)
  }

  /// Asks whether a value near the one that is there was meant; a single value needs no question.
  private func suggesting(_ values: [Node], _ words: Words, at node: Node) -> Words {
    guard let text = node.string, values.count > 1 else { return words }
    let nearest = Suggestion.nearest(to: text, among: values.compactMap(\.string))
    return (words.keyword, words.message, nearest.map { "did you mean `\($0.excerpt)`?" } ?? words.help)
  }

  func bound(_ operation: Program.Operation, _ bound: Number, at node: Node) -> Words {
    let (keyword, phrase) =
      switch operation {
      case .maximum: ("maximum", "at most")
      case .exclusiveMaximum: ("exclusiveMaximum", "less than")
      case .minimum: ("minimum", "at least")
      case .exclusiveMinimum: ("exclusiveMinimum", "more than")
      default: ("multipleOf", "a multiple of")
      }
    return mustBut(keyword, "be \(phrase) \(bound.description.excerpt)", at: node)
  }

  func length(_ operation: Program.Operation, _ limit: Int, length: Int, at node: Node) -> Words {
    guard operation == .minLength else {
      return ("maxLength", "\(name(node)) has \(length) characters, and \(limit) is the most", "shorten it")
    }
    if length == 0 { return empty("minLength", node) }
    return (
      "minLength", "\(name(node)) needs at least \(limit) characters, but has \(length)",
      "write more: \(quote(node)) says too little"
    )
  }

  func pattern(_ pattern: String, _ node: Node) -> Words {
    node.count == 0 && !isKey(node)
      ? empty("pattern", node) : mustBut("pattern", "match `\(pattern.excerpt)`", at: node)
  }

  private func empty(_ keyword: String, _ node: Node) -> Words {
    (keyword, "\(name(node)) is empty", Self.filling)
  }

  func size(_ operation: Program.Operation, _ limit: Int, at node: Node) -> Words {
    let unit = operation == .minItems || operation == .maxItems ? ("entry", "entries") : ("field", "fields")
    switch operation {
    case .minItems, .minProperties:
      let keyword = operation == .minItems ? "minItems" : "minProperties"
      if limit == 1 { return (keyword, "\(name(node)) must not be empty", "") }
      let found = node.count == 0 ? "is empty" : "has \(node.count)"
      return (keyword, "\(name(node)) needs at least \(limit) \(unit.1), but \(found)", "")
    default:
      let keyword = operation == .maxItems ? "maxItems" : "maxProperties"
      if limit == 0 { return (keyword, "\(name(node)) must be empty", "") }
      return (
        keyword, "\(name(node)) has \(node.count) \(node.count == 1 ? unit.0 : unit.1), and \(limit) is the most", ""
      )
    }
  }

  func contains(_ range: ClosedRange<Int>, _ found: Int, subschema: Int32, at node: Node) -> Words {
    let help = Self.clause(evaluation.description(subschema))
    let wanted = demand(subschema)
    if found < range.lowerBound {
      let number = range.lowerBound == 1 ? "one entry" : "\(range.lowerBound) entries"
      return (
        "contains", "\(name(node)) needs at least \(number) \(wanted), but has \(found == 0 ? "none" : "\(found)")",
        help
      )
    }
    if range.upperBound == 0 {
      return ("contains", "\(name(node)) must have no entry \(wanted), but has \(found)", help)
    }
    return (
      "contains", "\(name(node)) has \(found) entries \(wanted), and \(range.upperBound) is the most", help
    )
  }

  /// Which entries a subschema asks for: `whose `role` is `user``.
  private func demand(_ subschema: Int32) -> String {
    let program = evaluation.program
    let subschema = program.subschemas[Int(subschema)]
    var fields: [String] = []
    for instruction in program.instructions[Int(subschema.start)..<Int(subschema.end)] {
      switch instruction.operation {
      case .type, .reference: continue
      case .const: return "equal to \(quote(program.values[Int(instruction.first)]))"
      case .object:
        let table = program.objects[Int(instruction.first)]
        for property in program.properties[table.properties] where property.subschema >= 0 {
          guard let value = constant(property.subschema) else { return "of the form that the schema asks for" }
          fields.append("`\(program.name(of: property).excerpt)` is \(quote(value))")
        }
      default: return "of the form that the schema asks for"
      }
    }
    return fields.isEmpty ? "of the form that the schema asks for" : "whose \(Self.list(fields, "and"))"
  }

  /// The one value that a subschema allows, if it is written so.
  private func constant(_ subschema: Int32) -> Node? {
    let program = evaluation.program
    let subschema = program.subschemas[Int(subschema)]
    guard subschema.end - subschema.start == 1 else { return nil }
    let instruction = program.instructions[Int(subschema.start)]
    return instruction.operation == .const ? program.values[Int(instruction.first)] : nil
  }
}
