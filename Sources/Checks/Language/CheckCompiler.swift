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
  mutating func check(_ name: String, _ node: Node, of type: String) -> Check? {
    let before = problems.count
    var options = OptionReading(node["options"], aliases: aliases, schema: schema)
    let function = function(named: node["function"], of: node, &options)
    var own = OptionReading(node, aliases: aliases, schema: schema)
    let given = own.excerpts("given") ?? [.nodes(.item)]
    let condition = own.path("when")
    let message: MessageTemplate? = if let function { self.message(of: node, by: function) } else { nil }
    problems += options.problems + own.problems
    guard problems.count == before, let function, let message else { return nil }
    return Check(
      id: RuleID("\(type)/\(name)"), summary: node["summary"].sentence, why: node["why"].sentence,
      fix: node["fix"].sentence, severity: node["severity"].flatMap { Severity(rawValue: $0.text) } ?? .error,
      waivable: node["waivable"].flatMap { Waivable(rawValue: $0.text) } ?? .no, condition: condition, given: given,
      function: function, message: message)
  }

  private mutating func function(
    named name: Node?, of check: Node, _ options: inout OptionReading
  ) -> (any CheckFunction)? {
    guard let name, let type = CheckFunctions.named(name.text) else {
      problems.append(.unknownFunction(name, check))
      return nil
    }
    return type.init(&options)
  }

  /// The message of a check, whose words are those that its function knows.
  private mutating func message(of check: Node, by function: any CheckFunction) -> MessageTemplate? {
    guard let node = check["message"] else {
      problems.append(CheckProblem("the check has no `message`", at: check, help: "say what is wrong, in one line"))
      return nil
    }
    let template = MessageTemplate(node.text)
    let known = type(of: function).words.union(["value"])
    for word in template.words where !known.contains(word) {
      problems.append(.unknownWord(word, in: node, known: known))
    }
    return template
  }
}

extension Node? {
  /// A text that may run over several lines, on one.
  fileprivate var sentence: String {
    self?.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
  }
}

extension CheckProblem {
  fileprivate static func unknownFunction(_ name: Node?, _ check: Node) -> CheckProblem {
    let known = CheckFunctions.names.joined(separator: ", ")
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
