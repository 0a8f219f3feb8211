import ArgumentParser
import Dataset
import Diagnostics

/// Opens a batch.
struct BatchOpenCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a batch for new items",
    discussion: """
      Writes the batch's batch.yaml, which pins the rubric version that the manifest names for the stream, and prints \
      its path. Commit and push it; then annotators can add items.

      Where the manifest has `gold` for the stream, a calibrator's secrets for the samples of the batch are drawn too, \
      if the calibrator does not also write or review items of the stream: they stay in this clone, in a file that you \
      alone can read, and batch.yaml gets their SHA-256. A witness adds others by git dataset batch secrets, so that \
      neither can choose what is audited.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Option(help: "What the batch is for: delivery, calibration or example.") var kind = "delivery"
  @Option(help: "What the batch holds, in one line.") var title: String?
  @Option(help: "The rubric version to pin; without it, the one that the manifest names.") var rubric: String?
  @Option(help: ArgumentHelp("For how many attempts at the audit secrets are drawn.", valueName: "number"))
  var attempts = 3

  func validate() throws {
    guard Batch.Kind(rawValue: kind) != nil else {
      throw ValidationError("The kind is delivery, calibration or example, not `\(kind.shown())`.")
    }
    if let title, title.isEmpty || title.shown(limit: 200) != title {
      throw ValidationError("The title is one line of at most 200 characters.")
    }
    guard rubric.map({ Version($0) != nil }) ?? true else {
      throw ValidationError("`\((rubric ?? "").shown())` is no version; write it like 1.0.0.")
    }
    guard (1...16).contains(attempts) else { throw ValidationError("The attempts are 1 to 16.") }
  }

  func run(in session: Session) async throws -> Outcome {
    try await NewBatch(
      batch: batch, kind: Batch.Kind(rawValue: kind) ?? .delivery, title: title,
      rubric: rubric.flatMap { Version($0) }, attempts: attempts
    ).run(in: session)
  }
}
