import ArgumentParser
import Diagnostics
import Reports
import Schema

/// Prints what a rule asks, why, and how to satisfy it.
struct ExplainCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule asks, why, and how to satisfy it",
    discussion: "Without a rule, all rules are listed. Findings name their rule in brackets: error[item/schema].")

  @Argument(help: "A rule's id, such as item/schema.") var rule: String?

  func run(in session: Session) async throws -> Outcome {
    let rules = RuleDescription.all
    guard let rule else {
      session.console.print(rules.listed())
      return .clean
    }
    guard let description = rules.first(where: { $0.id.name == rule }) else {
      let names = rules.map(\.id.name)
      let holding = names.filter { $0.contains(rule) }
      let near = holding.isEmpty ? Suggestion.nearest(to: rule, among: names).map { [$0] } ?? [] : holding
      let help = near.isEmpty ? "git dataset explain lists all rules" : "do you mean \(near.joined(separator: " or "))?"
      throw Failure("there is no rule `\(rule.shown())`", help: help)
    }
    session.console.print(description.explained())
    return .clean
  }
}
