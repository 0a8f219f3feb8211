import Documents

/// Compiles the subschemas that the root reaches, each once, into a ``Program``.
struct Compiler {
  private(set) var frame: Frame
  var program = Program()
  private(set) var problems: [SchemaProblem] = []
  private var numbers: [Frame.Place: Int] = [:]
  private var pending: [Frame.Place] = []
  /// The subschema that is being compiled.
  private var place = Frame.Place(document: 0, node: 0)

  /// The dialect of that subschema.
  private(set) var dialect = Dialect.standard
  let assertsFormats: Bool

  init(_ frame: Frame, assertsFormats: Bool) {
    self.frame = frame
    self.assertsFormats = assertsFormats
  }

  var documents: [Document] { frame.documents }

  mutating func compile() throws(SchemaError) -> Program {
    _ = subschema(Frame.Place(document: 0, node: 0))
    compileUnreached()
    compileDynamicAnchors()
    program.dynamicAnchors = frame.resources.map { resource in
      resource.dynamicAnchors.compactMapValues { numbers[$0].map { Int32($0) } }
    }
    let problems = (frame.problems + problems)
      .sorted { ($0.source, $0.mark, $0.message) < ($1.source, $1.mark, $1.message) }
    guard problems.isEmpty else { throw SchemaError(problems: problems) }
    return program
  }

  /// Definitions that nothing refers to are compiled too, so that a mistake in them shows before they are used.
  private mutating func compileUnreached() {
    drain()
    for definition in frame.node(Frame.Place(document: 0, node: 0))["$defs"]?.entries.map(\.value) ?? [] {
      _ = subschema(Frame.Place(document: 0, node: definition.index))
    }
  }

  /// What `$dynamicRef` may lead to: the dynamic anchors of every resource that is reached. Others are never in scope.
  private mutating func compileDynamicAnchors() {
    drain()
    var done: Set<Int> = []
    while true {
      let reached = Set(program.subschemas.map { Int($0.resource) }).subtracting(done)
      guard !reached.isEmpty else { return }
      for (_, place) in reached.sorted().flatMap({ frame.resources[$0].dynamicAnchors }) { _ = subschema(place) }
      done.formUnion(reached)
      drain()
    }
  }

  private mutating func drain() {
    while let next = pending.popLast() {
      place = next
      dialect = frame.dialect(of: next)
      emit(frame.node(next))
    }
  }

  /// The number of the subschema at a place; it is compiled later if it is new.
  mutating func subschema(_ place: Frame.Place) -> Int {
    if let number = numbers[place] { return number }
    let number = program.subschemas.count
    numbers[place] = number
    program.subschemas.append(Program.Subschema(resource: Int32(frame.resource(of: place))))
    program.descriptions.append("")
    pending.append(place)
    return number
  }

  /// The number of the subschema at a node of the document that is being compiled.
  mutating func subschema(_ node: Node) -> Int {
    subschema(Frame.Place(document: place.document, node: node.index))
  }

  mutating func report(_ node: Node, _ message: String, help: String = "") {
    let source = place.document == 0 ? "" : frame.sources[place.document]
    problems.append(
      SchemaProblem(source: source, pointer: node.pointer, mark: node.mark, message: message, help: help))
  }

  private mutating func emit(_ node: Node) {
    guard let number = numbers[place] else { return }
    var instructions: [Program.Instruction] = []
    switch node.kind {
    case .boolean:
      if node.boolean == false { instructions.append(Program.Instruction(.never)) }
    case .mapping:
      instructions = self.instructions(of: node)
      program.descriptions[number] = node["description"]?.string ?? ""
      program.subschemas[number].tracksEvaluation =
        value("unevaluatedItems", node) != nil || value("unevaluatedProperties", node) != nil
    default: report(node, "a schema must be a mapping, `true` or `false`")
    }
    program.subschemas[number].start = Int32(program.instructions.count)
    program.instructions += instructions
    program.subschemas[number].end = Int32(program.instructions.count)
  }

  /// The instructions of a schema: assertions first, then what looks below or beside, and last what asks for all that
  /// the others left.
  private mutating func instructions(of node: Node) -> [Program.Instruction] {
    var instructions: [Program.Instruction] = []
    assertions(of: node, &instructions)
    objects(of: node, &instructions)
    arrays(of: node, &instructions)
    applicators(of: node, &instructions)
    references(of: node, &instructions)
    if let schema = value("unevaluatedItems", node) {
      instructions.append(Program.Instruction(.unevaluatedItems, subschema(schema)))
    }
    if let schema = value("unevaluatedProperties", node) {
      instructions.append(Program.Instruction(.unevaluatedProperties, subschema(schema)))
    }
    return instructions
  }

  // MARK: References

  private mutating func references(of node: Node, _ instructions: inout [Program.Instruction]) {
    if let reference = text(node["$ref"], "$ref"), let target = target(reference, dynamic: false) {
      instructions.append(Program.Instruction(.reference, subschema(target.place)))
    }
    guard let reference = text(node["$dynamicRef"], "$dynamicRef"), let target = target(reference, dynamic: true) else {
      return
    }
    guard let name = target.dynamicAnchor else {
      instructions.append(Program.Instruction(.reference, subschema(target.place)))
      return
    }
    program.names.append(name)
    instructions.append(
      Program.Instruction(.dynamicReference, subschema(target.place), program.names.count - 1))
  }

  private mutating func target(_ reference: Node, dynamic: Bool) -> Frame.Target? {
    if let target = frame.resolve(reference.text, from: place) { return target }
    if frame.isExternal(reference.text, from: place) {
      report(
        reference,
        "`\(reference.text.excerpt)` refers to another file or address, and only local references are followed",
        help: "copy what it refers to under `$defs`, and refer to `#/$defs/NAME`")
    } else {
      report(
        reference, "`\(reference.text.excerpt)` refers to nothing", help: "correct the reference, or add what it names")
    }
    return nil
  }

  // MARK: Reading keywords

  /// The value of a keyword; nil where the schema does not have it, or its dialect does not know it.
  func value(_ keyword: String, _ node: Node) -> Node? {
    dialect.knows(keyword) ? node[keyword] : nil
  }

  mutating func text(_ node: Node?, _ keyword: String) -> Node? {
    guard let node else { return nil }
    guard node.kind == .string else {
      report(node, "`\(keyword)` must be a string")
      return nil
    }
    return node
  }

  mutating func count(_ node: Node?, _ keyword: String) -> Int? {
    guard let node else { return nil }
    // More than a document can hold is as good as the most that it can.
    if let number = node.number, number.isInteger, !number.isNegative { return number.integer ?? Int(Int32.max) }
    report(node, "`\(keyword)` must be a whole number of at least 0")
    return nil
  }

  mutating func number(_ node: Node?, _ keyword: String) -> Int? {
    guard let node else { return nil }
    guard let number = node.number else {
      report(node, "`\(keyword)` must be a number")
      return nil
    }
    program.numbers.append(number)
    return program.numbers.count - 1
  }

  mutating func names(_ node: Node, _ keyword: String) -> [String] {
    guard node.kind == .sequence, node.elements.allSatisfy({ $0.kind == .string }) else {
      report(node, "`\(keyword)` must be a list of strings")
      return []
    }
    return node.elements.map(\.text)
  }

  mutating func mapping(_ node: Node?, _ keyword: String) -> [(key: Node, value: Node)]? {
    guard let node else { return nil }
    guard node.kind == .mapping else {
      report(node, "`\(keyword)` must be a mapping")
      return nil
    }
    return Array(node.entries)
  }

  mutating func pattern(_ node: Node) -> Int? {
    if let known = program.patterns.firstIndex(of: node.text) { return known }
    // What PCRE2 would take and ECMA-262 does not know, others would read differently.
    if let fault = Pattern.fault(in: node.text) ?? RegexGrammar.fault(in: node.text) {
      report(
        node, "the pattern `\(node.text.excerpt)` is malformed: \(fault)",
        help: "correct it, or escape what is meant as text")
      return nil
    }
    program.patterns.append(node.text)
    return program.patterns.count - 1
  }
}
