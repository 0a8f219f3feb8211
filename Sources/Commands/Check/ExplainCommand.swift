import ArgumentParser
import Diagnostics
import Reports
import Schema

/// Prints what a rule or a check asks, why, and how to satisfy it.
struct ExplainCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule or a check asks, why, and how to satisfy it",
    discussion: """
      Without a rule, all rules are listed, with the checks of the dataset's streams. Findings name their rule in \
      brackets: error[item/schema]. Outside of a dataset, the checks are those that ship with the program.
      """)

  @Argument(help: "The id of a rule or a check, such as item/schema.") var rule: String?

  func run(in session: Session) async throws -> Outcome {
    guard let rule else {
      let known = RuleDescription.all + KnownChecks.all(in: session)
      session.console.print(known.sorted { $0.id < $1.id }.listed())
      return .clean
    }
    let found = Self.described(rule, in: session)
    guard !found.isEmpty else {
      throw Failure.unknown(rule, among: (RuleDescription.all + KnownChecks.all(in: session)).map(\.id.name))
    }
    session.console.print(found.map { $0.explained() }.joined(separator: "\n"))
    return .clean
  }

  /// What there is to say about an id: of two streams of one type, each may have a check of the name.
  private static func described(_ rule: String, in session: Session) -> [RuleDescription] {
    let rules = RuleDescription.all.filter { $0.id.name == rule }
    guard rules.isEmpty else { return rules }
    let own = KnownChecks.all(in: session).filter { $0.id.name == rule }
    return own.isEmpty ? KnownChecks.shipped.filter { $0.id.name == rule } : own
  }
}

extension Failure {
  /// An id that no rule and no check has.
  static func unknown(_ id: String, among names: [String]) -> Failure {
    let holding = Set(names.filter { $0.contains(id) }).sorted()
    let near = holding.isEmpty ? Suggestion.nearest(to: id, among: names).map { [$0] } ?? [] : holding
    let help =
      near.isEmpty ? "git dataset explain lists all rules and checks" : "do you mean \(near.joined(separator: " or "))?"
    return Failure("there is no rule and no check `\(id.shown())`", help: help)
  }
}
