import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Engine
import Signatures

/// Records how people fared under a rubric version.
struct RubricCalibrateCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate", abstract: "Record how far people agree on a calibration batch, for its rubric version",
    discussion: """
      For a calibrator of the stream. Counted from the last commit is how many items of the batch two people or more \
      have rated, who they are, and how far they agree, as git dataset agreement computes it. What comes of it is \
      written to calibrations/VERSION.yaml of the stream, in a signed commit of its own, and the server computes the \
      same. The calibration of a release candidate is that of the version to come.

      Where the manifest has `calibration` for the stream, a batch for delivery opens only under a version that has one.

      Exit status: 0 the calibration is committed, whether people agree or not, 2 it cannot be.
      """)

  @Argument(help: ArgumentHelp("The batch of kind calibration, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Option(help: ArgumentHelp("What was talked over, and what stays open.", valueName: "text")) var notes: String?
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
    if let notes, notes.isEmpty || notes.unicodeScalars.count > 2000 {
      throw ValidationError("The notes are 1 to 2000 characters.")
    }
  }

  func run(in session: Session) async throws -> Outcome {
    let desk = try await BatchDesk(batch, session)
    try desk.refuseUnlessCalibrator(to: "calibrate the rubric on")
    guard desk.files.batch.kind == .calibration else {
      throw Failure(
        "\(desk.name) is a batch of kind \(desk.files.batch.kind.rawValue), and not of calibration",
        help: "open one: git dataset batch open \(desk.stream.name)/BATCH --kind calibration")
    }
    let calibration = try calibration(desk)
    let path = desk.stream.files.calibration(desk.pin.release)
    let rubric = RubricReference(stream: desk.stream.name, version: desk.pin)
    let commit = try await StatementCommit(
      dataset: desk.dataset, session: session, files: [NewFile(path, calibration.value.written(as: .yaml))],
      message: "Calibrate \(rubric) on \(desk.name)\n"
    ).make()
    session.console.complain(commit.said)
    session.console.print(text(about: calibration, desk, commit.id))
    return .clean
  }

  private func calibration(_ desk: BatchDesk) throws -> Calibration {
    let (person, key) = (desk.person.id, desk.signatory.key)
    let computed = try Calibration.computed(
      from: desk.files, try word(desk), in: desk.dataset.tree, desk.dataset.manifest, keys: desk.dataset.keys,
      by: (person, key)
    ) { ContentDigest.sha256($0) }
    guard let computed, computed.items > 0 else {
      throw Failure(
        "no item of \(desk.name) was rated by two people yet, so there is nothing to calibrate by",
        help: "have two people review its items with scores: git dataset agreement \(desk.name) shows what is there")
    }
    return computed
  }

  /// What the calibrator says; of what was judged again, what an earlier file said where nothing else is said now.
  private func word(_ desk: BatchDesk) throws -> Calibration.Word {
    let path = desk.stream.files.calibration(desk.pin.release)
    let known = try desk.dataset.tree.document(at: path).flatMap { Rejudgement($0) }
    guard let flips, let against = against.flatMap({ Version($0) }) else {
      return Calibration.Word(rejudgement: known, expiry: expiresAfter, notes: notes)
    }
    guard against < desk.pin else {
      throw Failure(
        "\(against) is not older than \(desk.pin), which \(desk.name) pins", help: "name the version before")
    }
    _ = try desk.dataset.rubric(against, of: desk.stream)
    return Calibration.Word(
      rejudgement: Rejudgement(against: against, flips: flips), expiry: expiresAfter, notes: notes)
  }

  private func text(about calibration: Calibration, _ desk: BatchDesk, _ commit: String) -> String {
    let items = "\(counted(calibration.items, "item"))"
    var lines = [
      "Calibrated \(desk.stream.name)@\(desk.pin) as \(commit.prefix(12)): \(items) rated by "
        + "\(calibration.people.joined(separator: ", ").shown(limit: 400))"
    ]
    lines += [agreement(calibration, desk)].compactMap { $0 }
    if let policy = desk.stream.calibration, policy.isRequired, calibration.items < policy.minimumItems {
      lines.append("The stream asks for \(policy.minimumItems) items before a batch for delivery opens.")
    }
    return (lines + ["Next: git push"]).map { $0 + "\n" }.joined()
  }

  private func agreement(_ calibration: Calibration, _ desk: BatchDesk) -> String? {
    guard let policy = desk.stream.agreement, let value = calibration.agreement else { return nil }
    guard let low = value.number("low"), let bound = Double(low) else {
      return "Agreement has no lower bound, and the stream asks for \(policy.minimumText)."
    }
    let verdict = bound >= policy.minimum ? "enough" : "too little"
    return "Agreement is at least \(low), and the stream asks for \(policy.minimumText): \(verdict)."
  }
}
