import ArgumentParser
import Dataset
import Diagnostics
import Git
import Intake

/// Opens a batch.
struct BatchOpenCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a batch for new items",
    discussion: """
      Writes the batch's batch.yaml, which pins the rubric version that the manifest names for the stream, and prints \
      its path. Commit and push it; then annotators can add items.

      Where the manifest has `gold` for the stream, a calibrator's secrets for the samples of the batch are drawn too, \
      if the calibrator does not also write or review items of the stream: they stay in this clone, in a file that you \
      alone can read, and batch.yaml gets their SHA-256. A witness adds others by git dataset batch witness, so that \
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
    let checkout = try Checkout(in: session)
    guard let name = BatchName(batch) else {
      throw Failure("`\(batch.shown())` is no batch", help: "name it as STREAM/BATCH, such as bug-fix/2026-11-a")
    }
    let stream = try checkout.stream(name.stream)
    let path = stream.batchFolder(name.batch).manifest
    guard !FileSystem.exists("\(checkout.root)/\(path)") else {
      throw Failure("the batch \(name) exists", help: "add items to it: git dataset new \(name)")
    }
    let version = rubric.flatMap { Version($0) } ?? stream.rubric
    let known = checkout.rubrics(of: stream)
    guard let version, known.contains(version) else {
      let versions = known.map(\.description).joined(separator: ", ")
      let help = known.isEmpty ? "ask an owner to publish one" : "it has \(versions)"
      throw Failure("the stream `\(stream.name)` has no rubric \(version?.description ?? "")", help: help)
    }
    guard version.candidate == nil || kind == Batch.Kind.calibration.rawValue else {
      throw Failure(
        "\(version) is a release candidate, which no delivery is judged by",
        help: "pin a published version, or open the batch with --kind calibration")
    }
    if kind == Batch.Kind.delivery.rawValue { try stream.refuseUncalibrated(version, for: name, session) }
    var edit = try BatchEdit(Array(text(pinning: version, name).utf8))
    let said = try await commit(to: name, of: stream, checkout, &edit, session)
    try FileSystem.write(edit.bytes, to: path, below: checkout.root)
    session.console.print("\(path)\n")
    session.console.complain(said)
    return .clean
  }

  /// Draws the calibrator's secrets, where the batch is one to be audited.
  ///
  /// - Returns: what the person should know about it.
  private func commit(
    to name: BatchName, of stream: StreamPolicy, _ checkout: Checkout, _ edit: inout BatchEdit, _ session: Session
  ) async throws -> String {
    guard kind == Batch.Kind.delivery.rawValue, stream.gold != nil else { return "" }
    let later =
      "Before the batch is frozen a calibrator of `\(stream.name)` adds secrets: git dataset batch witness \(name)\n"
    guard let person = try? await checkout.me(session.git), person.has(.calibrator, in: stream.name) else {
      return later
    }
    // Whoever draws the sample can have no part in the batch, and could add nothing to it any more.
    guard !person.has(.annotator, in: stream.name), !person.has(.reviewer, in: stream.name) else {
      return "You write or review here too, so no secrets of yours are drawn.\n\(later)"
    }
    let directory = String(try session.repository.open().commonDirectory.dropLast())
    let file = SecretFile(of: person.id, on: name, in: directory)
    try edit.commit(try file.draw(attempts).digests, of: person.id, as: "calibrator")
    return file.advice(on: attempts)
  }

  private func text(pinning version: Version, _ name: BatchName) -> String {
    let title = (title ?? "Batch \(name.batch) of \(name.stream)").replacing("\\", with: "\\\\").replacing(
      "\"", with: "\\\"")
    return """
      format: 1
      kind: \(kind)
      rubric: \(version)
      state: open
      title: "\(title)"

      """
  }
}
