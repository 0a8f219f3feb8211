import ArgumentParser
import Glibc

/// The program: the one thing that the main target calls.
package enum Program {
  /// The version, as `git dataset --version` prints it; CHANGELOG.md says what it brought.
  static let version = "0.1.0"

  /// The exit code where nobody can tell what is wanted, as the argument parser has it.
  static let wrongUsage: Int32 = 64

  /// Runs the command that the process was given, and ends the process.
  package static func run() async -> Never {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "hook" {
      exit(await HookRun.dispatch(Array(arguments.dropFirst()), in: .current()))
    }
    // A hook whose words were lost on the way must not end with 0: the system hands them over in a file that is read.
    guard !arguments.isEmpty else {
      Session.current().console.complain(GitDataset.helpMessage() + "\n")
      exit(wrongUsage)
    }
    let spelling = OldSpelling(in: arguments)
    for note in spelling.notes { Session.current().console.complain(note) }
    do {
      if CommandListing.isAsked(for: spelling.arguments) {
        Session.current().console.print(try CommandListing().text)
        exit(Outcome.clean.rawValue)
      }
      var command = try GitDataset.parseAsRoot(spelling.arguments)
      guard let subcommand = command as? any Subcommand else {
        try command.run()
        exit(Outcome.clean.rawValue)
      }
      exit(await subcommand.end(in: .current()))
    } catch {
      GitDataset.exit(withError: error)
    }
  }
}

/// A subcommand: one file each. It works in a session, and says by its outcome how it ended.
protocol Subcommand: ParsableCommand {
  func run(in session: Session) async throws -> Outcome
}

extension Subcommand {
  /// Runs the command and folds what it throws into a message and an exit code.
  fileprivate func end(in session: Session) async -> Int32 {
    do {
      return try await run(in: session).rawValue
    } catch let error as ValidationError {
      Self.exit(withError: error)
    } catch let refusal as StatementRefusal {
      session.console.complain(refusal.text(session.console))
      return Outcome.findings.rawValue
    } catch {
      session.console.complain(Failure(error).text)
      return Outcome.failed.rawValue
    }
  }
}
