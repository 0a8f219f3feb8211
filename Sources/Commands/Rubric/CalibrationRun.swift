import Dataset
import Diagnostics
import Documents
import Engine
import Signatures

/// A calibrator who records how far people agree on a batch of calibration.
struct CalibrationRun {
  /// As STREAM/BATCH.
  let batch: String
  let comment: String?
  /// The version whose verdicts were given again.
  let against: Version?
  /// How many of those changed.
  let flips: Int?
  /// For how many items for delivery it holds.
  let expiresAfter: Int?

  /// Counts, and commits what comes of it.
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
        help: "have two people review its items with scores: git dataset batch agreement \(desk.name) says who has")
    }
    return computed
  }

  /// What the calibrator says; of what was judged again, what an earlier file said where nothing else is said now.
  private func word(_ desk: BatchDesk) throws -> Calibration.Word {
    let path = desk.stream.files.calibration(desk.pin.release)
    let known = try desk.dataset.tree.document(at: path).flatMap { Rejudgement($0) }
    guard let flips, let against else {
      return Calibration.Word(rejudgement: known, expiry: expiresAfter, notes: comment)
    }
    guard against < desk.pin else {
      throw Failure(
        "\(against) is not older than \(desk.pin), which \(desk.name) pins", help: "name the version before")
    }
    _ = try desk.dataset.rubric(against, of: desk.stream)
    return Calibration.Word(
      rejudgement: Rejudgement(against: against, flips: flips), expiry: expiresAfter, notes: comment)
  }

  private func text(about calibration: Calibration, _ desk: BatchDesk, _ commit: String) -> String {
    let items = "\(calibration.items) item\(calibration.items == 1 ? "" : "s")"
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
