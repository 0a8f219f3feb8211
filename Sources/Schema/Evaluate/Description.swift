import Documents

/// Puts faults into words. Nothing else in the target writes English about a document.
struct Description {
  let evaluation: Evaluation

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
  }

  func violation(_ complaint: Complaint) -> Violation {
    let node = evaluation.node(complaint.index)
    if let unquoted = unquoted(node, complaint.fault) { return unquoted }
    var (keyword, message, help) = quoted(node, complaint.fault) ?? words(complaint.fault, node)
    let condition = complaint.conditions.last?.description ?? ""
    let text = Self.clause(complaint.explanation.isEmpty ? condition : complaint.explanation)
    switch help {
    case "" where !text.isEmpty: help = "the schema says: \(text)"
    case Self.filling where !text.isEmpty: help += ": \(text)"
    case Self.addition where !condition.isEmpty: help += ": \(Self.clause(condition))"
    default: break
    }
    var kind = Violation.Kind.schema
    var mark = node.mark
    switch complaint.fault {
    case .undecided, .endless, .exhausted: kind = .undecided
    case .unknown(let key, _, _), .excluded(let key, _): mark = evaluation.node(key).mark
    default: break
    }
    return Violation(kind: kind, keyword: keyword, pointer: node.pointer, mark: mark, message: message, help: help)
  }

  /// What a fault is called, what it says and what to do; no help where the schema's own description may help.
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
    case .notConst(let value): constant(value, node)
    case .mismatch(let values, let types): mismatch(values, types, at: node)
    case .bound(let operation, let bound): self.bound(operation, bound, at: node)
    case .length(let operation, let limit, let length): self.length(operation, limit, length: length, at: node)
    case .size(let operation, let limit): size(operation, limit, at: node)
    case .pattern(let pattern): self.pattern(pattern, node)
    case .format(let format): mustBut("format", "be \(format.phrase)", at: node)
    case .undecided(let pattern):
      (
        "pattern", "\(name(node)) is too long or too intricate for the pattern `\(pattern.excerpt)`",
        "shorten it, or ask an owner for a pattern that begins with ^ and repeats nothing inside a repetition"
      )
    case .duplicate(let earlier):
      ("uniqueItems", "\(name(node)) is the same as entry \(earlier + 1)", "take one out")
    case .missing(let field, let description): missing(field, description, at: node)
    case .missingOne(let fields): missingOne(of: fields, node)
    case .unknown(let key, let candidates, let keyword):
      unknown(evaluation.node(key).text, candidates, keyword: keyword, at: node)
    case .excluded(let key, let mapping): excluded(evaluation.node(key), from: mapping, node)
    case .contains(let range, let found, let subschema): contains(range, found, subschema: subschema, at: node)
    case .negated(let subschema): negated(subschema, node)
    case .severalBranches(let count):
      (
        "oneOf", "\(name(node)) fits \(count) of the forms of which it must fit exactly one",
        "leave out what belongs to the others"
      )
    case .severalFields(let fields):
      (
        "oneOf", "only one of \(Self.list(fields.map { "`\($0.excerpt)`" }, "and")) may be there\(place(node))",
        "take out all but one"
      )
    case .noBranch: ("anyOf", "\(name(node)) has none of the allowed forms", "")
    }
  }
}
