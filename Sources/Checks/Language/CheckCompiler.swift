import Diagnostics
import Documents
import JSONPath

/// Compiles the checks of one file, and collects what is wrong with them.
struct CheckCompiler {
  let aliases: Aliases
  let schema: Document?
  var problems: [CheckProblem] = []

  init(aliases: Aliases, schema: Document?) {
    self.aliases = aliases
    self.schema = schema
    problems += aliases.problems
  }

  /// One check; nil, with problems, where it does not compile.
  mutating func check(_ name: String, _ node: Node, of type: String) -> CompiledCheck? {
    let before = problems.count
    let scope = scope(of: node)
    let id = "\(type)/\(name)"
    let waivable = node["waivable"].flatMap { Waivable(rawValue: $0.text) } ?? .no
    let terms = CheckTerms(
      id: RuleID(id), summary: node["summary"].sentence, why: node["why"].sentence,
      fix: node["fix"].sentence, severity: node["severity"].flatMap { Severity(rawValue: $0.text) } ?? .error,
      freezeSeverity: node["at_freeze"].flatMap { Severity(rawValue: $0.text) },
      waivable: waivable,
      function: node["function"]?.text ?? "", scope: scope,
      thresholds: node["options"].listedEntries.filter { $0.value.kind == .number }
        .map { Threshold(name: $0.key.text, number: $0.value.text) },
      definition: waivable == .no && !scope.isOfSeveral
        ? "" : CheckDefinition(aliases: aliases, schema: schema).text(of: node, id: id))
    if terms.waivable != .no, scope.isOfJudgements, let place = node["waivable"] {
      problems.append(.waivedJudgement(place))
    }
    let check: CompiledCheck? =
      scope.isOfSeveral
      ? batchCheck(terms, node).map { .batch($0) } : itemCheck(terms, node).map { .item($0) }
    return problems.count == before ? check : nil
  }

  /// How the items of the file's stream name their host; nil where it does not say, or, with a problem, says it wrong.
  mutating func host(_ root: Node) -> HostReference? {
    var options = OptionReading(root, of: .item, aliases: aliases, schema: schema)
    let selection = options.selection("host")
    problems += options.problems
    guard let selection, let node = root["host"] else { return nil }
    guard selection.origin == .item else {
      problems.append(CheckProblem("a host is named by the item", at: node, help: "begin the query with `$`"))
      return nil
    }
    return HostReference(selection: selection)
  }

  /// What a check is asked about; one item after the other where what it says does not go together.
  private mutating func scope(of node: Node) -> CheckScope {
    guard let scope = CheckScope(over: node["over"]?.text, each: node["each"]?.text) else {
      problems.append(.unknownScope(node["each"] ?? node["over"] ?? node))
      return .item
    }
    // Nobody can mend a judgement when its batch is frozen.
    if let weight = node["at_freeze"], scope == .judgement || scope == .judgementsOfItem {
      problems.append(.judgedBefore(weight))
    }
    return scope
  }

  private mutating func itemCheck(_ terms: CheckTerms, _ node: Node) -> Check? {
    let type = named(node["function"], of: node, among: CheckFunctions.names) { CheckFunctions.named($0) }
    var options = OptionReading(node["options"], in: node, of: terms.scope, aliases: aliases, schema: schema)
    let function = type.map { $0.init(&options) }
    var own = OptionReading(node, of: terms.scope, aliases: aliases, schema: schema)
    let given = own.excerpts("given") ?? [.nodes(.item)]
    let condition = own.selection("when")
    if given.contains(where: \.isOfHost), let place = node["given"] {
      own.report("nothing is found in a host", at: place, help: "look at the item, and select from its host by options")
    }
    problems += options.problems + own.problems
    guard let function, let message = message(of: node, words: Swift.type(of: function).words) else { return nil }
    return Check(terms: terms, condition: condition, given: given, function: function, message: message)
  }

  private mutating func batchCheck(_ terms: CheckTerms, _ node: Node) -> BatchCheck? {
    let type = named(node["function"], of: node, among: CheckFunctions.batchNames) { CheckFunctions.ofBatch($0) }
    var options = OptionReading(node["options"], in: node, of: terms.scope, aliases: aliases, schema: schema)
    let function = type.map { $0.init(&options) }
    problems += options.problems
    for key in ["given", "when"] where node[key] != nil {
      problems.append(
        CheckProblem(
          "a check \(terms.scope.words) has no `\(key)`", at: node[key] ?? node, help: "say it by its options"))
    }
    guard let function, let message = message(of: node, words: Swift.type(of: function).words) else { return nil }
    return BatchCheck(terms: terms, function: function, message: message)
  }

  private mutating func named<Function>(
    _ name: Node?, of check: Node, among known: [String], _ find: (String) -> Function?
  ) -> Function? {
    if let name, let type = find(name.text) { return type }
    problems.append(.unknownFunction(name, in: check, known: known))
    return nil
  }

  /// The message of a check, whose words are those that its function knows.
  private mutating func message(of check: Node, words: Set<String>) -> MessageTemplate? {
    guard let node = check["message"] else {
      problems.append(CheckProblem("the check has no `message`", at: check, help: "say what is wrong, in one line"))
      return nil
    }
    let template = MessageTemplate(node.text)
    let known = words.union(["value"])
    for word in template.words where !known.contains(word) {
      problems.append(.unknownWord(word, in: node, known: known))
    }
    return template
  }
}

/// A check of one thing after the other, or of several together.
enum CompiledCheck {
  case item(Check)
  case batch(BatchCheck)

  var id: RuleID {
    switch self {
    case .item(let check): check.id
    case .batch(let check): check.id
    }
  }
}

extension Node? {
  /// A text that may run over several lines, on one.
  fileprivate var sentence: String {
    self?.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
  }
}

extension CheckProblem {
  fileprivate static func unknownScope(_ node: Node) -> CheckProblem {
    CheckProblem(
      "no check is asked about that", at: node,
      help: "write `over: judgement`, `over: batch`, or `each: judgement` with `over: item` or `over: batch`")
  }

  fileprivate static func waivedJudgement(_ node: Node) -> CheckProblem {
    CheckProblem(
      "what is found in judgements is not waived", at: node,
      help: "take `waivable` out: a dispute about a judgement is decided by git dataset adjudicate")
  }

  fileprivate static func judgedBefore(_ weight: Node) -> CheckProblem {
    CheckProblem(
      "judgements are looked at when they are shown, so this check is not asked at a freeze", at: weight,
      help: "take `at_freeze` out, and weigh it by `severity`")
  }

  fileprivate static func unknownFunction(_ name: Node?, in check: Node, known: [String]) -> CheckProblem {
    let known = known.joined(separator: ", ")
    guard let name else {
      return CheckProblem("the check names no `function`", at: check, help: "name one of \(known)")
    }
    return CheckProblem("there is no function `\(name.text.shown())`", at: name, help: "name one of \(known)")
  }

  fileprivate static func unknownWord(_ word: String, in message: Node, known: Set<String>) -> CheckProblem {
    CheckProblem(
      "the message asks for `{\(word.shown())}`, which the function does not know", at: message,
      help: "use \(known.sorted().map { "{\($0)}" }.joined(separator: ", "))")
  }
}
