import Dataset
import Diagnostics
import Documents
import Engine

extension Checkout {
  /// The version that `STREAM` or `STREAM@VERSION` names; without a version, the one that the manifest pins.
  func rubric(_ text: String) throws(Failure) -> (StreamPolicy, Version) {
    guard text.contains("@") else {
      let stream = try stream(text)
      guard let version = stream.rubric else { throw .noRubric(of: stream) }
      return (stream, version)
    }
    guard let reference = RubricReference(text) else {
      throw Failure(
        "`\(text.shown())` is no rubric", help: "name it as STREAM or STREAM@VERSION, such as bug-fix@1.0.1")
    }
    let stream = try stream(reference.stream)
    let known = rubrics(of: stream)
    guard known.contains(reference.version) else {
      throw Failure(
        "the stream `\(stream.name)` has no rubric \(reference.version)",
        help: "it has \(known.map(\.description).joined(separator: ", "))")
    }
    return (stream, reference.version)
  }

  /// What a version's calibration says of verdicts that were given again; nil where it has none that can be read.
  func rejudgement(of version: Version, _ stream: StreamPolicy) -> Rejudgement? {
    try? Rejudgement(Self.document("\(root)/\(stream.files.calibration(version.release))"))
  }

  /// A rubric's file.
  func rubric(_ version: Version, of stream: StreamPolicy) throws(Failure) -> Document {
    try Self.document("\(root)/\(stream.files.rubric(version))")
  }
}

extension Failure {
  /// A stream without a rubric that could be meant.
  static func noRubric(of stream: StreamPolicy) -> Failure {
    Failure("the stream `\(stream.name)` has no rubric", help: "write \(stream.files.rubric(.first))")
  }
}

extension StreamPolicy {
  /// - Throws: ``Failure`` where the last commit has no such calibration as the stream asks for, of a version that a
  ///   batch for delivery is to pin.
  func refuseUncalibrated(_ version: Version, for batch: BatchName, _ session: Session) throws {
    guard calibration?.isRequired ?? false else { return }
    let dataset = try CommittedDataset(in: session)
    guard let gap = try CalibrationGap.find(under: version, of: self, dataset.layout, in: dataset.tree) else { return }
    throw Failure("\(batch) \(gap.words(under: version))", help: gap.help(in: name))
  }
}
