import Documents

/// One document being held against one schema.
struct Evaluation {
  let schema: PreparedSchema
  let storage: Document.Storage
  let records: UnsafeBufferPointer<Document.Record>
  let text: UnsafeBufferPointer<UInt8>
  /// Whether violations are put into words, or only the verdict counts.
  let isCollecting: Bool
  var complaints: [Complaint] = []
  /// The conditions that led here, outermost first, while violations are collected.
  var conditions: [Condition] = []
  /// All conditions that were asked, by the mapping that they look at, while violations are collected.
  var asked: [Int: [Condition]] = [:]
  /// The fields that the schemas applied to a mapping know, by the mapping, while violations are collected.
  var knownFields: [Int: [String]] = [:]
  /// The keys that were judged for themselves, while violations are collected.
  var judgedKeys: Set<Int> = []
  /// What the schema last said about a value, and about which.
  private var explanation: (index: Int, text: String)?
  /// The resources that led here, outermost first: what `$dynamicRef` looks through.
  var scope: [Int32] = [0]
  private var depth = 0
  /// What could not be decided while nothing was put into words. It may have turned any answer round, so it is never
  /// forgotten but where the answer is the same either way.
  var undecided: (fault: Fault, index: Int)?
  /// How often schemas may still be applied to nodes.
  private var budget: Int

  /// Far more than an ordinary schema asks: so often for the document, and so often for each of its nodes. Schemas that
  /// refer to themselves in several branches double the work with each level of the document.
  private static let budget = (document: 200_000, node: 50)
  /// Schemas applied inside one another; a schema that refers to itself without going down the document never ends.
  private static let deepest = 400
  /// Complaints that are kept, of which far fewer are put into words: a list of 50,000 entries that are all wrong has
  /// no more to say after these.
  private static let mostComplaints = 10_000

  init(
    schema: PreparedSchema, storage: Document.Storage, records: UnsafeBufferPointer<Document.Record>,
    text: UnsafeBufferPointer<UInt8>, isCollecting: Bool
  ) {
    self.schema = schema
    self.storage = storage
    self.records = records
    self.text = text
    self.isCollecting = isCollecting
    budget = Self.budget.document + Self.budget.node * records.count
  }

  var program: Program { schema.program }

  func node(_ index: Int) -> Node { Node(storage: storage, index: index) }

  func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let record = records[index]
    return UnsafeBufferPointer(rebasing: text[Int(record.start)..<Int(record.start + record.count)])
  }

  /// Holds the node at `index` against a subschema.
  ///
  /// - Parameter evaluated: what is known of the node's entries from schemas beside this one; added to.
  mutating func evaluate(_ number: Int, at index: Int, _ evaluated: inout Evaluated) -> Bool {
    let subschema = program.subschemas[number]
    guard subschema.start < subschema.end else { return true }
    guard depth < Self.deepest else { return fail(.endless, at: index) }
    guard budget > 0 else { return exhausted(at: index) }
    budget -= 1
    depth += 1
    if isCollecting, !program.descriptions[number].isEmpty { explanation = (index, program.descriptions[number]) }
    let entersResource = scope.last != subschema.resource
    if entersResource { scope.append(subschema.resource) }
    defer {
      depth -= 1
      if entersResource { scope.removeLast() }
    }
    guard subschema.tracksEvaluation else { return run(subschema, at: index, &evaluated) }
    // What a schema beside this one has looked at is none of this one's business; what this one has, may be the
    // other's.
    var own = Evaluated()
    own.isTracked = true
    let isValid = run(subschema, at: index, &own)
    evaluated.formUnion(own)
    return isValid
  }

  /// Holds a node against a subschema that nothing beside it has looked at: a child, or a branch of its own.
  mutating func evaluate(_ number: Int32, at index: Int) -> Bool {
    var evaluated = Evaluated()
    return evaluate(Int(number), at: index, &evaluated)
  }

  private mutating func run(_ subschema: Program.Subschema, at index: Int, _ evaluated: inout Evaluated) -> Bool {
    var isValid = true
    for instruction in subschema.start..<subschema.end {
      if !perform(program.instructions[Int(instruction)], at: index, &evaluated) {
        isValid = false
        if !isCollecting { return false }
      }
    }
    return isValid
  }

  private mutating func perform(
    _ instruction: Program.Instruction, at index: Int, _ evaluated: inout Evaluated
  ) -> Bool {
    let first = Int(instruction.first)
    switch instruction.operation {
    case .never: return fail(.never, at: index)
    case .type: return type(TypeMask(rawValue: first), at: index)
    case .enum: return isOne(of: first..<Int(instruction.second), at: index)
    case .const: return isConst(first, at: index)
    case .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum:
      return bound(instruction.operation, program.numbers[first], at: index)
    case .maxLength, .minLength: return length(instruction.operation, first, at: index)
    case .maxItems, .minItems, .maxProperties, .minProperties: return size(instruction.operation, first, at: index)
    case .pattern: return pattern(first, at: index)
    case .format: return format(StringFormat(rawValue: first), at: index)
    case .uniqueItems: return uniqueItems(at: index)
    case .object: return object(program.objects[first], at: index, &evaluated)
    case .propertyNames: return propertyNames(Int32(first), at: index)
    case .dependentRequired: return dependentRequired(program.dependencies[first], at: index)
    case .dependentSchemas: return dependentSchemas(program.dependencies[first], at: index, &evaluated)
    case .elements: return elements(program.lists[first], rest: instruction.second, at: index, &evaluated)
    case .contains:
      return contains(Int32(first), program.ranges[Int(instruction.second)], at: index, evaluated: &evaluated)
    case .allOf: return allOf(program.lists[first], at: index, &evaluated)
    case .anyOf: return anyOf(program.lists[first], at: index, &evaluated)
    case .oneOf: return oneOf(program.lists[first], at: index, &evaluated)
    case .not: return not(first, at: index)
    case .reference: return evaluate(first, at: index, &evaluated)
    case .dynamicReference:
      return dynamicReference(first, program.names[Int(instruction.second)], at: index, evaluated: &evaluated)
    case .condition: return condition(first, program.pairs[Int(instruction.second)], at: index, evaluated: &evaluated)
    case .unevaluatedItems: return unevaluatedItems(Int32(first), at: index, &evaluated)
    case .unevaluatedProperties: return unevaluatedProperties(Int32(first), at: index, &evaluated)
    }
  }

  /// Notes a violation; always false.
  mutating func fail(_ fault: Fault, at index: Int) -> Bool {
    if isCollecting {
      guard complaints.count < Self.mostComplaints else { return false }
      let text = explanation?.index == index ? explanation?.text : nil
      complaints.append(
        Complaint(fault: fault, index: index, conditions: conditions, explanation: text ?? ""))
    } else if fault.isUndecided, undecided == nil {
      undecided = (fault, index)
    }
    return false
  }

  /// Says once that the work was given up.
  private mutating func exhausted(at index: Int) -> Bool {
    guard budget == 0 else { return false }
    budget = -1
    return fail(.exhausted, at: index)
  }

  /// What is wrong by a question that is asked apart: its complaints are no complaints yet, and what was said before it
  /// still stands after it. In place, since a copy of all that was seen, for each entry of a list, costs the square of
  /// its length.
  mutating func complaints(by question: (inout Evaluation) -> Void) -> [Complaint] {
    let (before, said, open) = (complaints, explanation, undecided)
    complaints = []
    question(&self)
    let own = complaints
    (complaints, explanation, undecided) = (before, said, open)
    return own
  }

  /// Asks a question whose answer is no violation by itself.
  mutating func quietly(_ question: (inout Evaluation) -> Bool) -> Bool {
    guard isCollecting else { return question(&self) }
    var evaluation = Evaluation(
      schema: schema, storage: storage, records: records, text: text, isCollecting: false)
    evaluation.scope = scope
    evaluation.depth = depth
    evaluation.budget = budget
    let answer = question(&evaluation)
    budget = evaluation.budget
    if let (fault, index) = evaluation.undecided { _ = fail(fault, at: index) }
    return answer
  }
}
