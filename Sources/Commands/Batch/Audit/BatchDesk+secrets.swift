import Dataset
import Diagnostics
import Engine

extension BatchDesk {
  /// As what the person commits to secrets.
  func secretsPart() throws -> (key: String, known: Commitments.Commitment?) {
    try require(.witness)
    guard files.last == nil else {
      throw Failure(
        "\(name) was frozen before, and from then on nobody adds secrets",
        help: "where none are left, the whole batch is audited: git dataset batch freeze \(name) --whole")
    }
    guard stream.gold != nil else { throw Failure.noGold(stream) }
    let (person, known) = (self.person, files.batch.commitments)
    let isCalibrator = person.has(.calibrator, in: stream.name)
    if isCalibrator, known.calibrator == nil || known.calibrator?.person == person.id {
      // Whoever has a part in the batch would draw a sample that no freeze takes.
      let obstacle = try participants(census()).obstacle(
        to: "audit", in: name, by: person.id, rule: "batch/part")
      if let obstacle { throw Failure(obstacle) }
      return ("calibrator", known.calibrator)
    }
    try require(.witness, try census())
    if let witness = known.witness, witness.person != person.id {
      throw Failure("\(witness.person) witnesses \(name) already", help: "one witness is enough")
    }
    return ("witness", known.witness)
  }
}

extension Failure {
  /// A stream whose batches nobody can audit.
  static func noGold(_ stream: StreamPolicy) -> Failure {
    Failure(
      "dataset.yaml does not say how batches of `\(stream.name)` are audited",
      help: "ask an owner to add `gold: {ltpd: 0.05, beta: 0.05, accept: 1}` to the stream")
  }
}
