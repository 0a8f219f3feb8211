import Dataset
import Diagnostics
import Documents
import Engine

/// What decides does decide: no two decision rules give different answers to one condition, no chain of three or more
/// prefers an answer to itself, and no chain of `precedence` leads back to the criterion that it started from.
///
/// Two rules that prefer each other's answers are no contradiction: under one condition it is a defect, under another a
/// matter of style.
///
/// Why: a reviewer who follows the rules to the letter would go round in a circle, and break off where they like.
///
/// Fix: take one of the rules out, or narrow its condition so that the others no longer meet it.
struct RubricRuleCycle: RubricRule {
  static let id: RuleID = "rubric/rule-cycle"

  func inspect(_ rubric: Rubric, at path: String, _ findings: inout Findings) {
    inspectConditions(of: rubric, at: path, &findings)
    let rules = rubric.decisionRules.map { Link(from: Self.key($0.instead), to: Self.key($0.answer), node: $0.answer) }
    for node in Self.closing(rules, besidesPairs: true) { findings.add(.preferredToItself, at: node, of: path) }
    let ids = Set(rubric.criterionIDs)
    let precedences = rubric.criteria.compactMap { criterion in
      criterion.precedence.flatMap { node in
        ids.contains(node.text) ? Link(from: criterion.id.text, to: node.text, node: node) : nil
      }
    }
    for node in Self.closing(precedences, besidesPairs: false) { findings.add(.circle(node.text), at: node, of: path) }
  }

  private func inspectConditions(of rubric: Rubric, at path: String, _ findings: inout Findings) {
    var answers: [String: Node] = [:]
    for rule in rubric.decisionRules {
      let condition = Self.key(rule.condition)
      guard let answer = answers[condition] else {
        answers[condition] = rule.answer
        continue
      }
      guard Self.key(answer) != Self.key(rule.answer) else { continue }
      findings.add(.twoAnswers(answer), at: rule.condition, of: path)
    }
  }

  private static func key(_ node: Node) -> String { node.foldedText.lowercased() }

  /// One answer that is preferred to another, and where it says so.
  private struct Link {
    let from: String
    let to: String
    let node: Node
  }

  /// The links that close a circle with those before them.
  ///
  /// - Parameter besidesPairs: whether two links that are each other's reverse are no circle.
  private static func closing(_ links: [Link], besidesPairs: Bool) -> [Node] {
    var next: [String: Set<String>] = [:]
    var closing: [Node] = []
    for link in links {
      var others = next
      if besidesPairs { others[link.to]?.remove(link.from) }
      if reaches(link.to, link.from, next: others) { closing.append(link.node) }
      next[link.from, default: []].insert(link.to)
    }
    return closing
  }

  private static func reaches(_ start: String, _ end: String, next: [String: Set<String>]) -> Bool {
    var seen: Set<String> = []
    var open = [start]
    while let place = open.popLast() {
      if place == end { return true }
      if seen.insert(place).inserted { open += next[place] ?? [] }
    }
    return false
  }
}

extension Finding.Message {
  fileprivate static func twoAnswers(_ first: Node) -> Finding.Message {
    Finding.Message(
      "the rule in line \(first.mark.line) gives another answer to the same condition",
      help: "take one of them out, or narrow its condition")
  }

  fileprivate static let preferredToItself = Finding.Message(
    "by this rule and those before it, an answer goes before itself",
    help: "take one of the rules out, or say in its answer what sets it apart")

  fileprivate static func circle(_ name: String) -> Finding.Message {
    Finding.Message(
      "`precedence` leads through `\(name.shown())` back to this criterion",
      help: "let one of the criteria take the fault")
  }
}
