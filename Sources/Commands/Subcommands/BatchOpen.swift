import ArgumentParser
import Dataset
import Diagnostics

/// Opens a batch.
struct BatchOpen: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a batch for new items",
    discussion: """
      Writes the batch's batch.yaml, which pins the rubric version that the manifest names for the stream, and prints \
      its path. Commit and push it; then annotators can add items.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Option(help: "What the batch is for: delivery, calibration or example.") var kind = "delivery"
  @Option(help: "What the batch holds, in one line.") var title: String?
  @Option(help: "The rubric version to pin; without it, the one that the manifest names.") var rubric: String?

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
  }

  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    guard let name = BatchName(batch) else {
      throw Failure("`\(batch.shown())` is no batch", help: "name it as STREAM/BATCH, such as bug-fix/2026-11-a")
    }
    let stream = try checkout.stream(name.stream)
    let path = "\(stream.batchFolder(name.batch))/batch.yaml"
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
    try FileSystem.write(Array(text(pinning: version, name).utf8), to: "\(checkout.root)/\(path)")
    session.console.print("\(path)\n")
    return .clean
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
