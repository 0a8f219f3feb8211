/// Steps that only lead somewhere one after the other, which chance alone would hardly ever find in a short history.
enum Arc: CaseIterable, Sendable {
  case move, calibration, audit, secondAudit, seeds, sealed, sealedJudgements, dispute, lines, renewal

  var steps: [StepKind] {
    switch self {
    case .move: [.publishRubric, .moveBatch, .changeItem, .approveMany, .finishMove]
    case .calibration: [.writeCandidate, .openBatch, .addItems, .judge, .judge, .approveMany, .approveMany, .calibrate]
    case .audit:
      [
        .approveMany, .approveMany, .witness, .freeze, .revealSecret, .revealSecret, .label, .revealSecret, .label,
        .signOff,
      ]
    case .secondAudit:
      [.approveMany, .approveMany, .freezeWhole, .label, .reopen, .changeItem, .approveMany, .approveMany, .freezeWhole]
    case .seeds: [.seedGold, .landSeed, .approveMany, .approveMany, .freeze, .revealSecret]
    case .sealed: [.seal, .seal, .reveal, .reveal]
    case .sealedJudgements: [.sealJudgement, .sealJudgement, .revealJudgement, .judge]
    case .dispute: [.approve, .requestChanges, .adjudicate, .withdrawVerdict, .reject, .adjudicate]
    case .lines: [.newLine, .addItem, .newLine, .changeItem, .octopus, .evilMerge]
    case .renewal: [.changeSchema, .reopen, .revertPolicy, .changeSeveralKeys, .revert]
    }
  }

  /// The arcs of a history, which go round, so that none stays out for long.
  static func arcs(of seed: UInt64) -> [StepKind] {
    let first = Int(seed % UInt64(allCases.count))
    return (0..<3).flatMap { allCases[(first + 3 * $0) % allCases.count].steps }
  }
}
