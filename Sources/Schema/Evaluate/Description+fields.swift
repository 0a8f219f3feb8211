import Documents

// Fields that are missing, unknown or not wanted.
extension Description {
  /// What to do about a missing field.
  static let addition = "add it"
  /// What to do about an empty text.
  static let filling = "fill it in"

  func missing(_ field: String, _ description: String, at node: Node) -> Words {
    (
      "required", "missing required field `\(field.excerpt)`\(place(node))",
      description.isEmpty ? Self.addition : "\(Self.addition): \(Self.clause(description))"
    )
  }

  func missingOne(of fields: [[String]], _ node: Node) -> Words {
    let choices = fields.map { names in Self.list(names.map { "`\($0.excerpt)`" }, "and") }
    let isPlain = fields.allSatisfy { $0.count == 1 }
    let list = isPlain ? Self.list(choices, "or") : choices.joined(separator: ", or ")
    return ("required", "missing required field \(list)\(place(node))", "add one of them")
  }

  func unknown(_ key: String, _ candidates: [String], keyword: String, at node: Node) -> Words {
    let help =
      if let nearest = Suggestion.nearest(to: key, among: candidates) {
        "did you mean `\(nearest.excerpt)`?"
      } else if (1...8).contains(candidates.count) {
        "take it out; known here: \(candidates.map { "`\($0.excerpt)`" }.joined(separator: ", "))"
      } else {
        "take it out; the schema knows no such field here"
      }
    return (keyword, "unknown field `\(key.excerpt)`\(parent(of: node).map { " in \($0)" } ?? "")", help)
  }

  /// - Parameter mapping: the mapping of which nothing that applies knows the field; nil where it is excluded by name.
  func excluded(_ key: Node, from mapping: Int?, _ node: Node) -> Words {
    let message = "the field `\(key.text.excerpt)` must not be here\(parent(of: node).map { " in \($0)" } ?? "")"
    guard let mapping else { return ("false", message, "take it out") }
    let condition = evaluation.asked[mapping]?.first { evaluation.knows(key.index, $0.untaken) }
    guard let condition, !condition.reason.isEmpty else {
      return ("unevaluatedProperties", message, "take it out; it belongs elsewhere")
    }
    return ("unevaluatedProperties", "\(message), because \(condition.reason)", "take it out, or correct that")
  }

  /// What must not be, where the schema says it in one word.
  func negated(_ subschema: Int32, _ node: Node) -> Words {
    let program = evaluation.program
    let description = Self.clause(evaluation.description(subschema))
    let fields = evaluation.fieldsAlone(subschema)
    if !fields.isEmpty {
      let names = Self.list(fields.map { "`\($0.excerpt)`" }, "and")
      return ("not", "\(names) must not stand together\(place(node))", description)
    }
    let range = Int(program.subschemas[Int(subschema)].start)..<Int(program.subschemas[Int(subschema)].end)
    guard range.count == 1, let instruction = program.instructions[range].first else {
      return ("not", "\(name(node)) has a form that is not allowed", description)
    }
    let first = Int(instruction.first)
    switch instruction.operation {
    case .const: return ("not", "\(name(node)) must not be \(quote(program.values[first]))", description)
    case .enum: return ("not", "\(name(node)) must not be \(found(node))", description)
    case .type:
      return ("not", "\(name(node)) must not be \(Self.types(TypeMask(rawValue: first)))", description)
    case .pattern:
      return (
        "not", "\(name(node)) must not match `\(program.patterns[first].excerpt)`, but is \(found(node))", description
      )
    default: return ("not", "\(name(node)) has a form that is not allowed", description)
    }
  }
}
