import ArgumentParser
import Dataset
import Diagnostics

/// Records how people fared under a rubric version.
struct RubricCalibrateCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate", abstract: "Record how far people agree on a calibration batch, for its rubric version",
    discussion: """
      For a calibrator of the stream. Counted from the last commit is how many items of the batch two people or more \
      have rated, who they are, and how far they agree, as git dataset batch agreement computes it. What comes of it \
      is written to calibrations/VERSION.yaml of the stream, in a signed commit of its own, and the server computes \
      the same. The calibration of a release candidate is that of the version to come.

      Where the manifest has `calibration` for the stream, a batch for delivery opens only under a version that has one.

      Exit status: 0 the calibration is committed, whether people agree or not, 2 it cannot be.
      """)

  @Argument(help: ArgumentHelp("The batch of kind calibration, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Option(help: ArgumentHelp("What was talked over, and what stays open.", valueName: "text")) var comment: String?
  @Option(help: ArgumentHelp("The version whose verdicts were given again under this one.", valueName: "version"))
  var against: String?
  @Option(help: ArgumentHelp("How many of those verdicts changed.", valueName: "number")) var flips: Int?
  @Option(help: ArgumentHelp("For how many items for delivery the calibration holds.", valueName: "number"))
  var expiresAfter: Int?

  func validate() throws {
    guard against.map({ Version($0) != nil }) ?? true else {
      throw ValidationError("`\((against ?? "").shown())` is no version; write it like 1.0.0.")
    }
    guard (against == nil) == (flips == nil) else {
      throw ValidationError("--against and --flips belong together.")
    }
    if let flips, flips < 0 { throw ValidationError("The flips are 0 or more.") }
    if let expiresAfter, expiresAfter < 1 { throw ValidationError("The calibration holds for 1 item or more.") }
    if let comment, comment.isEmpty || comment.unicodeScalars.count > 2000 {
      throw ValidationError("The comment is 1 to 2000 characters.")
    }
  }

  func run(in session: Session) async throws -> Outcome {
    try await CalibrationRun(
      batch: batch, comment: comment, against: against.flatMap { Version($0) }, flips: flips,
      expiresAfter: expiresAfter
    ).run(in: session)
  }
}
