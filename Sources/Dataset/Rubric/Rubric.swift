package import Documents

/// A rubric: what the items of a stream are judged by.
///
/// It is read from a document that satisfies the rubric schema; what is missing all the same is left out.
package struct Rubric: Sendable {
  /// The rubric's own version; nil where the text is none.
  package let version: Version?
  /// The levels of the scale, in order.
  package let levels: [Level]
  package let criteria: [Criterion]
  /// The severities, from the lightest to the heaviest.
  package let severities: [Node]
  package let decisionRules: [DecisionRule]
  /// The ids of the checks and rules that hold what is left to the program, those of the rubric as a whole first.
  package let checks: [Node]
  package let document: Document

  /// One level of the scale.
  package struct Level: Sendable {
    /// The number that a reviewer writes.
    package let value: Node
    package let label: Node
    /// What must be seen for the level.
    package let anchor: Node
  }

  /// One question about an item.
  package struct Criterion: Sendable {
    package let id: Node
    /// `defect`, `style` or `both`.
    package let kind: Node
    package let question: Node
    package let passIf: Node
    package let failIf: Node
    /// The criterion, or the words, to which a fault belongs that fits this one as well; nil where nothing is said.
    package let precedence: Node?
    /// Whether the lists in the conditions are complete; nil where nothing is said.
    package let isExhaustive: Bool?
    /// The ids of the checks and rules that hold what the criterion leaves to the program.
    package let checks: [Node]
    package let examples: [Example]
  }

  /// A piece of an item and the verdict on it.
  package struct Example: Sendable {
    package let snippet: Node
    package let verdict: Node
    /// The severity of the fault; nil where none is named.
    package let severity: Node?
  }

  /// What decides between two possible answers.
  package struct DecisionRule: Sendable {
    /// `if`: the observation that calls for the rule.
    package let condition: Node
    /// `then`: the answer that holds.
    package let answer: Node
    /// `over`: the answer that gives way.
    package let instead: Node
  }

  package init(_ document: Document) {
    let root = document.root
    self.document = document
    version = root["version"].flatMap { Version($0.text) }
    levels = root["scale"]?["levels"]?.elements.compactMap(Level.init) ?? []
    criteria = root["criteria"]?.elements.compactMap(Criterion.init) ?? []
    severities = root["severities"]?.elements.compactMap { $0["id"] } ?? []
    decisionRules = root["decision_rules"]?.elements.compactMap(DecisionRule.init) ?? []
    checks = (root["checks"]?.elements.map { $0 } ?? []) + criteria.flatMap(\.checks)
  }

  /// The ids of the criteria, in their order.
  package var criterionIDs: [String] { criteria.map(\.id.text) }
}

extension Rubric.Level {
  fileprivate init?(_ node: Node) {
    guard let value = node["value"], let label = node["label"], let anchor = node["anchor"] else { return nil }
    self.init(value: value, label: label, anchor: anchor)
  }
}

extension Rubric.Criterion {
  fileprivate init?(_ node: Node) {
    guard let id = node["id"], let kind = node["class"], let question = node["question"], let passIf = node["pass_if"],
      let failIf = node["fail_if"]
    else { return nil }
    self.init(
      id: id, kind: kind, question: question, passIf: passIf, failIf: failIf, precedence: node["precedence"],
      isExhaustive: node["exhaustive"]?.boolean, checks: node["checks"]?.elements.map { $0 } ?? [],
      examples: node["examples"]?.elements.compactMap(Rubric.Example.init) ?? [])
  }
}

extension Rubric.Example {
  fileprivate init?(_ node: Node) {
    guard let snippet = node["snippet"], let verdict = node["verdict"] else { return nil }
    self.init(snippet: snippet, verdict: verdict, severity: node["severity"])
  }
}

extension Rubric.DecisionRule {
  fileprivate init?(_ node: Node) {
    guard let condition = node["if"], let answer = node["then"], let instead = node["over"] else { return nil }
    self.init(condition: condition, answer: answer, instead: instead)
  }
}

extension Node {
  /// A scalar's text with every run of white space as one space and none around it: how two texts are compared where
  /// line breaks mean nothing.
  package var foldedText: String { text.foldedWhitespace }
}

extension String {
  /// The text with every run of white space as one space and none around it.
  package var foldedWhitespace: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A rubric version of a stream as trailers name it: `bug-fix@1.0.1`.
package struct RubricReference: Hashable, Sendable, CustomStringConvertible {
  package let stream: String
  package let version: Version

  package init(stream: String, version: Version) {
    self.stream = stream
    self.version = version
  }

  /// Reads `STREAM@VERSION`; nil where the text is anything else.
  package init?(_ text: String) {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, halves[0].isIdentifier, let version = Version(halves[1]) else { return nil }
    self.init(stream: String(halves[0]), version: version)
  }

  package var description: String { "\(stream)@\(version)" }
}

/// One thing that raters rate, and every value that they may give.
package struct RatingScale: Hashable, Sendable {
  /// The id of a rubric's criterion, or the key of a judgement's field.
  package let criterion: String
  /// The values in order, used or not.
  package let values: [Int]

  package init(criterion: String, values: [Int]) {
    self.criterion = criterion
    self.values = values
  }
}
