import Dataset
import Diagnostics
import Git
import Intake

/// A batch that is opened for new items.
struct NewBatch {
  /// As STREAM/BATCH.
  let batch: String
  /// What it is for.
  let kind: Batch.Kind
  let title: String?
  /// The version to pin; nil for the one that the manifest names.
  let rubric: Version?
  /// For how many attempts secrets are drawn.
  let attempts: Int

  /// Writes its batch.yaml, and draws the calibrator's secrets.
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
    let version = rubric ?? stream.rubric
    let known = checkout.rubrics(of: stream)
    guard let version, known.contains(version) else {
      let versions = known.map(\.description).joined(separator: ", ")
      let help = known.isEmpty ? "ask an owner to publish one" : "it has \(versions)"
      throw Failure("the stream `\(stream.name)` has no rubric \(version?.description ?? "")", help: help)
    }
    guard version.candidate == nil || kind == .calibration else {
      throw Failure(
        "\(version) is a release candidate, which no delivery is judged by",
        help: "pin a published version, or open the batch with --kind calibration")
    }
    if kind == .delivery { try stream.refuseUncalibrated(version, for: name, session) }
    var edit = try BatchEdit(Array(text(pinning: version, name).utf8))
    let said = try await commit(to: name, of: stream, checkout, &edit, in: session)
    try FileSystem.write(edit.bytes, to: path, below: checkout.root)
    session.console.print("\(path)\n")
    session.console.complain(said)
    return .clean
  }

  /// Draws the calibrator's secrets, where the batch is one to be audited.
  ///
  /// - Returns: what the person should know about it.
  private func commit(
    to name: BatchName, of stream: StreamPolicy, _ checkout: Checkout, _ edit: inout BatchEdit, in session: Session
  ) async throws -> String {
    guard kind == .delivery, stream.gold != nil else { return "" }
    let later =
      "Before the batch is frozen a calibrator of `\(stream.name)` adds secrets: git dataset batch secrets \(name)\n"
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
      kind: \(kind.rawValue)
      rubric: \(version)
      state: open
      title: "\(title)"

      """
  }
}
