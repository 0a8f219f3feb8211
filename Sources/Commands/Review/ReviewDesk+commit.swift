import Dataset
import Diagnostics
import Documents
import Engine
import Intake
import Signatures

extension ReviewDesk {
  /// Commits records of the person in one signed commit, with a proof where the policy wants one.
  ///
  /// - Returns: the commit's id, and what git and the hooks said.
  func commit(_ records: [ReviewRecord], _ session: Session) async throws -> (id: String, said: String) {
    let folder = stream.batchFolder(batch.batch)
    let files = records.map { NewFile("\(folder)/\($0.file)", $0.value.written(as: .yaml)) }
    return try await commit(files, Self.entries(records), as: .review, in: session)
  }

  /// Commits records just as they were sealed.
  func reveal(_ sealed: [Revelation.Ready], _ session: Session) async throws -> (id: String, said: String) {
    let folder = stream.batchFolder(batch.batch)
    let files = sealed.map { NewFile("\(folder)/\($0.record.file)", $0.bytes) }
    let made = try await commit(files, Self.entries(sealed.map(\.record)), as: .review, in: session)
    for ready in sealed { sealedRecords.remove(ready.item.name.id) }
    return made
  }

  private static func entries(_ records: [ReviewRecord]) -> [Statement.Entry] {
    records.map { Statement.Entry(verdict: $0.verdict, item: $0.subject.item.id, blob: $0.subject.content.blob) }
  }

  /// Commits a decision of the person.
  func commit(_ decision: Adjudication, _ session: Session) async throws -> (id: String, said: String) {
    let file = NewFile("\(stream.batchFolder(batch.batch))/\(decision.file)", decision.value.written(as: .yaml))
    let entry = Statement.Entry(
      verdict: decision.verdict, item: decision.subject.item.id, blob: decision.subject.content.blob)
    return try await commit([file], [entry], as: .adjudicate, in: session)
  }

  private func commit(_ files: [NewFile], _ entries: [Statement.Entry], as action: StatementAction, in session: Session)
    async throws -> (id: String, said: String)
  {
    let statement = Statement(
      action: action, batch: batch, rubric: RubricReference(stream: stream.name, version: pin), entries: entries,
      reviewer: reviewer.mailbox)
    let proofs = try await reviewer.proofs(of: files, in: batch, stream, dataset)
    return try await StatementCommit(
      dataset: dataset, session: session, files: files + proofs, message: statement.message
    ).make()
  }
}

extension ReviewDesk {
  /// Everything that counts now, for a decision to answer.
  ///
  /// - Parameter withJudgements: whether it decides what judges leave open.
  func answers(on item: ItemState, withJudgements: Bool) throws -> [AnsweredVerdict] {
    let folder = stream.batchFolder(batch.batch)
    func answered(_ file: String, of person: String, _ round: Int?) throws -> AnsweredVerdict? {
      guard let entry = try dataset.tree.entry(at: "\(folder)/\(file)") else { return nil }
      return AnsweredVerdict(person: person, round: round, sha256: try dataset.tree.sha256(of: entry))
    }
    let reviews = dataset.state.standing(of: item, under: pin).counting
    let answers = try reviews.compactMap { try answered($0.file, of: $0.person, $0.round) }
    guard withJudgements else { return answers }
    let judgements = try dataset.state.judgementStanding(of: item, under: pin)?.counting ?? []
    return answers + (try judgements.compactMap { try answered($0.file, of: $0.person, nil) })
  }

  /// - Throws: ``Failure`` where the decision would count for nothing.
  func refuse(_ decision: Adjudication, on item: ItemState) throws(Failure) {
    let standing = dataset.state.standing(of: item.decided(decision), under: pin)
    guard let why = standing.adjudicationDiscount, case .outnumbered = why else { return }
    throw Failure(
      "the decision would not count: \(why.reason)",
      help: "decide against the item, or ask an owner to name adjudicators under `review` of `\(stream.name)`")
  }
}
