import ArgumentParser
import Dataset
import Diagnostics

/// Moves an open batch to a newer version of its rubric.
struct BatchMoveCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Move an open batch to a newer rubric version, and list what it makes stale",
    discussion: """
      A patch or minor version leaves every item valid as it is: only the pin in batch.yaml changes. A major version \
      makes stale what was written before: its pin comes with a line moved_from. Stale items may stay, each a warning \
      of item/stale, until their authors have looked at them again and written the new version into them.

      The stale items are printed, the queue to work off, and after them the stale reviews and gold labels: they stay \
      as they were given, and count for nothing under the new major. The same command again prints what is left of \
      it; with nothing left it takes moved_from out. Nothing is committed.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Option(name: .customLong("to"), help: ArgumentHelp("The rubric version to pin.", valueName: "version"))
  var target: String

  func validate() throws {
    guard Version(target) != nil else {
      throw ValidationError("`\(target.shown())` is no version; write it like 1.1.0.")
    }
  }

  func run(in session: Session) async throws -> Outcome {
    session.console.print(try BatchMove(name: batch, version: target, session: session).make())
    return .clean
  }
}
