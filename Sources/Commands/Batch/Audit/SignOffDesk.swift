import Dataset
import Diagnostics
import Documents
import Engine
import Signatures
import Statistics

/// A calibrator before a batch whose audit passed, with all that a sign-off says of it.
struct SignOffDesk {
  let desk: BatchDesk
  private let claim: AgreementClaim?
  private let signOff: SignOff

  /// - Throws: ``Failure`` where the batch cannot be signed off, or not by this person.
  init(_ desk: BatchDesk) throws {
    self.desk = desk
    try desk.require(.signOff)
    let census = try desk.census()
    guard census.root == desk.files.last?.plan?.root else {
      throw Failure(
        "the items of \(desk.name) are no longer those of its plan", help: "git dataset check says what is wrong")
    }
    try desk.require(.signOff, census)
    claim = try AgreementClaim(
      on: desk.files, census, in: desk.dataset.tree, desk.dataset.manifest, desk.dataset.keys
    ) { ContentDigest.sha256($0) }
    signOff = try Self.signOff(desk, census, claim: claim)
    try desk.refuseUnapproved(census)
    if let claim, let shortfall = claim.shortfall { throw Self.tooLittle(shortfall, claim, of: desk.name) }
    if let unreliable = claim?.unreliable, !unreliable.isEmpty { throw Self.unreliable(unreliable, desk.name) }
  }

  /// Signs the batch off.
  ///
  /// - Returns: the commit's id, short.
  func commit(_ session: Session) async throws -> String {
    let files = [
      try desk.batchFile { edit in try edit.set(.signedOff) },
      NewFile(desk.files.folder.signOff, signOff.value.written(as: .yaml)),
    ]
    return try await desk.commit(.signOff(attempt: signOff.attempt, root: signOff.root), files, in: session)
  }

  private static func signOff(_ desk: BatchDesk, _ census: Census, claim: AgreementClaim?) throws(Failure) -> SignOff {
    do throws(SignOff.Obstacle) {
      return try SignOff.computed(
        from: desk.files, census, agreement: claim?.value, by: desk.person.id, key: desk.signatory.key)
    } catch {
      throw Self.failure(error, desk.name)
    }
  }

  private static func failure(_ obstacle: SignOff.Obstacle, _ batch: BatchName) -> Failure {
    switch obstacle {
    case .state(let state): Failure("\(batch) is \(state.rawValue)", help: "git dataset status \(batch)")
    case .noPlan, .noPolicy:
      Failure("\(batch) has no plan that can be read", help: "git dataset check says what is wrong with it")
    case .noResult(let attempt):
      Failure(
        "attempt \(attempt) at \(batch) has no result yet", help: "label the sample: git dataset gold label \(batch)")
    case .failed(let attempt):
      Failure("attempt \(attempt) at \(batch) has not passed", help: "rework it: git dataset batch reopen \(batch)")
    }
  }

  private static func tooLittle(
    _ shortfall: AgreementClaim.Shortfall, _ claim: AgreementClaim, of batch: BatchName
  ) -> Failure {
    let help = "see where people differ: git dataset batch agreement \(batch)"
    switch shortfall {
    case .units(let units):
      return Failure(
        "of \(batch), \(counted(units, "score")) came from two people, and it takes \(claim.neededUnits)",
        help: help)
    case .bound(let evidence):
      let low = evidence.measure.low.map(\.description) ?? "unknown"
      return Failure(
        "people agree too little on \(batch): the lower bound of \(evidence.measure.coefficient.rawValue) is \(low), "
          + "and the stream asks for \(evidence.minimumText)", help: help)
    }
  }

  private static func unreliable(_ criteria: [CriterionReliability], _ batch: BatchName) -> Failure {
    let lines = criteria.map { "  `\($0.criterion.shown())`: \($0.words)" }
    let what = criteria.count == 1 ? "a criterion" : "\(criteria.count) criteria"
    return Failure(
      "people disagree on \(what) of \(batch) (rubric/criterion-unreliable):\n\(lines.joined(separator: "\n"))",
      help: "see where people differ: git dataset batch agreement \(batch) --criterion ID")
  }

  /// What is signed, in lines.
  func text(beginning begin: String) -> String {
    var lines = [
      "\(begin): \(signOff.items) items, \(signOff.sample) audited, \(signOff.found) of them defective "
        + "(\(signOff.accept) allowed).",
      "No more than \(signOff.bound.defective) of all are defective, with a risk of \(signOff.bound.risk) at most.",
    ]
    if let measure = claim?.evidence?.measure, let value = measure.value, let low = measure.low {
      lines.append(
        "Agreement: \(measure.coefficient.rawValue) \(value.text(digits: 3)), at least \(low.text(digits: 3)).")
    }
    if !signOff.excluded.isEmpty {
      lines.append("Excluded from every delivery: \(signOff.excluded.joined(separator: ", ").shown(limit: 400))")
    }
    let earlier = signOff.excluded.filter { !(desk.files.last?.result?.defective.contains($0) ?? false) }
    if !earlier.isEmpty {
      lines.append(
        "Of these, earlier attempts found defective, and nobody changed: "
          + earlier.joined(separator: ", ").shown(limit: 400))
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
