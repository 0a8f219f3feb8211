import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Reports

/// Prints a rubric for people to read.
struct RubricShowCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a rubric: its scale, its criteria with what passes and fails, its examples",
    discussion: """
      Without a version, the one that the manifest names for new batches is shown. The lines are wrapped for a \
      terminal; the file itself is streams/STREAM/rubrics/VERSION.yaml.
      """)

  @Argument(help: ArgumentHelp("The stream, or STREAM@VERSION.", valueName: "rubric")) var rubric: String

  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    let (stream, version) = try checkout.rubric(rubric)
    let document = try checkout.rubric(version, of: stream)
    session.console.print(RubricPage(Rubric(document), name: "\(stream.name)@\(version)").text(width: 80))
    return .clean
  }
}
