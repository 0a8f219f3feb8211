import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Engine
import Signatures
import Statistics

/// Signs off a batch whose audit passed.
struct SignOffCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-off", abstract: "Sign off a batch whose audit passed",
    discussion: """
      For a calibrator of the stream who has no part in the batch. Everything is computed again from the last commit: \
      the frozen items, their approvals, the sample and its labels, the exact bound, how far people agree, on each \
      criterion too. What comes of it is written to sign-off.yaml, in a signed commit of its own, and the server \
      computes the same. Afterwards nothing in the batch changes any more. Audited items that are defective are \
      excluded from every delivery, and so are those that an earlier attempt found defective and nobody has changed.

      Exit status: 0 the batch is signed off, 1 the server would refuse that, 2 it cannot be.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Flag(name: [.customShort("n"), .long], help: "Say what would be signed, and sign nothing.") var dryRun = false

  func run(in session: Session) async throws -> Outcome {
    let desk = try await BatchDesk(batch, session)
    try desk.require(.signOff)
    let census = try desk.census()
    guard census.root == desk.files.last?.plan?.root else {
      throw Failure(
        "the items of \(desk.name) are no longer those of its plan", help: "git dataset check says what is wrong")
    }
    try desk.require(.signOff, census)
    let claim = try AgreementClaim(
      on: desk.files, census, in: desk.dataset.tree, desk.dataset.manifest, desk.dataset.keys
    ) { ContentDigest.sha256($0) }
    let signOff = try signOff(desk, census, claim)
    try desk.refuseUnapproved(census)
    if let claim, let shortfall = claim.shortfall { throw Self.tooLittle(shortfall, claim, desk.name) }
    if let unreliable = claim?.unreliable, !unreliable.isEmpty { throw Self.unreliable(unreliable, desk.name) }
    guard !dryRun else {
      session.console.print(text(about: signOff, desk.files.last?.result, claim, begin: "Would sign off \(desk.name)"))
      return .clean
    }
    let files = [
      try desk.batchFile { edit in try edit.set(.signedOff) },
      NewFile(desk.files.folder.signOff, signOff.value.written(as: .yaml)),
    ]
    let commit = try await desk.commit(.signOff(attempt: signOff.attempt, root: signOff.root), files, session)
    session.console.print(
      text(about: signOff, desk.files.last?.result, claim, begin: "Signed off \(desk.name) as \(commit)"))
    session.console.print("Next: git push\n")
    return .clean
  }

  private func signOff(_ desk: BatchDesk, _ census: Census, _ claim: AgreementClaim?) throws(Failure) -> SignOff {
    do throws(SignOff.Obstacle) {
      return try SignOff.computed(
        from: desk.files, census, agreement: claim?.value, by: desk.person.id, key: desk.signatory.key)
    } catch {
      throw Self.failure(error, desk.name)
    }
  }

  private static func failure(_ obstacle: SignOff.Obstacle, _ batch: BatchName) -> Failure {
    switch obstacle {
    case .state(let state): Failure("\(batch) is \(state.rawValue)", help: "git dataset batch status \(batch)")
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
    _ shortfall: AgreementClaim.Shortfall, _ claim: AgreementClaim, _ batch: BatchName
  ) -> Failure {
    let help = "see where people differ: git dataset agreement \(batch)"
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
      help: "see where people differ: git dataset agreement \(batch) --criterion ID")
  }

  private func text(
    about signOff: SignOff, _ result: AttemptResult?, _ claim: AgreementClaim?, begin: String
  ) -> String {
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
    let earlier = signOff.excluded.filter { !(result?.defective.contains($0) ?? false) }
    if !earlier.isEmpty {
      lines.append(
        "Of these, earlier attempts found defective, and nobody changed: "
          + earlier.joined(separator: ", ").shown(limit: 400))
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
