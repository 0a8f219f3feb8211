import ArgumentParser
import Engine
import Intake

/// Says what is wrong with the people file.
struct PeopleCheckCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what is wrong with people, roles and keys",
    discussion: """
      Looks at the people file of the work tree: keys and addresses that two people share, keys that no signature is \
      accepted from, roles in streams that do not exist, people without keys, and whether owners can still change the \
      policy. What a push would be refused for is an error, the rest a warning.

      Exit status: 0 no errors, 1 there are errors, 2 the check could not be done.
      """)

  @OptionGroup var output: ReportOptions

  func run(in session: Session) async throws -> Outcome {
    let findings = try Judge.standard().findings(inPeopleOf: try await session.intake.workTree())
    let verdict = Verdict(findings: findings, items: 0)
    session.console.print(output.render(verdict, session.console))
    return verdict.passes ? .clean : .findings
  }
}
