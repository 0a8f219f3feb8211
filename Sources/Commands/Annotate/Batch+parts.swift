import Dataset
import Diagnostics
import Engine

extension Batch {
  /// - Parameters:
  ///   - deed: what the person wants to do, to go on after "cannot".
  ///   - session: says what the last commit knows of the batch's audit.
  /// - Throws: ``Failure`` where the audit of the batch is in the person's hands, so that they can have no part in it.
  func refusePart(of person: String, to deed: String, _ session: Session) throws {
    // Where nothing is committed yet, nobody has audited anything.
    let auditing = (try? CommittedDataset(in: session).state.auditors(of: name)) ?? []
    let hands = AuditHands(drawing: Set(commitments.all.map(\.person)), auditing: auditing)
    if let obstacle = hands.obstacle(to: deed, in: name, by: person) { throw Failure(obstacle) }
  }
}
