/// What the trailers of a signed commit say about a batch as a whole: that it is frozen, audited or signed off.
///
///     Dataset-Action: batch/1
///     Dataset-Batch: bug-fix/2026-11-a
///     Rubric: bug-fix@1.0.1
///     Batch-Act: freeze
///     Attempt: 1
///     Batch-Root: 523f1d84…
///
/// A `gold/1` names the attempt and its `Result`, a `sign-off/1` the attempt and the root, and it ends with
/// `Signed-off-by`.
package struct BatchAct: Hashable, Sendable {
  /// What is done.
  package enum Deed: Hashable, Sendable {
    case open
    /// Secrets of a witness, or of the calibrator, are added.
    case witness
    case freeze(attempt: Int, root: String)
    case reveal(attempt: Int)
    case reopen(attempt: Int)
    case label(attempt: Int, AttemptResult.Outcome)
    case signOff(attempt: Int, root: String)
  }

  package let deed: Deed
  package let batch: BatchName
  package let rubric: RubricReference
  /// Who signs off; nil for everything else.
  package let signatory: Mailbox?

  package init(_ deed: Deed, batch: BatchName, rubric: RubricReference, signatory: Mailbox? = nil) {
    self.deed = deed
    self.batch = batch
    self.rubric = rubric
    self.signatory = signatory
  }

  package var action: StatementAction {
    switch deed {
    case .open, .witness, .freeze, .reveal, .reopen: .batch
    case .label: .gold
    case .signOff: .signOff
    }
  }

  /// The trailers, in the order in which they are written.
  package var trailers: [(key: String, value: String)] {
    let head = [
      (StatementAction.key, action.rawValue), ("Dataset-Batch", batch.description), ("Rubric", rubric.description),
    ]
    let own: [(String, String)] =
      switch deed {
      case .open: [("Batch-Act", "open")]
      case .witness: [("Batch-Act", "witness")]
      case .freeze(let attempt, let root): [("Batch-Act", "freeze"), ("Attempt", "\(attempt)"), ("Batch-Root", root)]
      case .reveal(let attempt): [("Batch-Act", "reveal"), ("Attempt", "\(attempt)")]
      case .reopen(let attempt): [("Batch-Act", "reopen"), ("Attempt", "\(attempt)")]
      case .label(let attempt, let outcome): [("Attempt", "\(attempt)"), ("Result", outcome.rawValue)]
      case .signOff(let attempt, let root): [("Attempt", "\(attempt)"), ("Batch-Root", root)]
      }
    return head + own + (signatory.map { [("Signed-off-by", $0.description)] } ?? [])
  }

  /// The whole message of the commit: a subject that people read, and the trailers.
  package var message: String {
    let subject =
      switch deed {
      case .open: "Open \(batch)"
      case .witness: "Commit to secrets for \(batch)"
      case .freeze(let attempt, _): "Freeze \(batch) for attempt \(attempt)"
      case .reveal(let attempt): "Reveal a secret for attempt \(attempt) of \(batch)"
      case .reopen(let attempt): "Reopen \(batch) after attempt \(attempt)"
      case .label(let attempt, let outcome): "Audit \(batch): attempt \(attempt) \(outcome.rawValue)"
      case .signOff: "Sign off \(batch)"
      }
    return "\(subject)\n\n" + trailers.map { "\($0.key): \($0.value)\n" }.joined()
  }
}

extension BatchAct {
  /// What may stand among the trailers beside an act's own.
  private static let others: Set<String> = ["Signed-off-by"]

  /// Reads what the trailers of a commit state about a batch; nil where they state nothing, or something else.
  ///
  /// Reading is strict: the trailers are just those that the act has, each once, and `Signed-off-by`.
  package static func read(_ trailers: [(key: String, value: String)]) throws(StatementFault) -> BatchAct? {
    guard let action = try StatementAction.stated(by: trailers) else { return nil }
    guard [.batch, .gold, .signOff].contains(action) else { return nil }
    let batch = try Statement.value(of: "Dataset-Batch", trailers) { BatchName($0) }
    let rubric = try Statement.value(of: "Rubric", trailers) { RubricReference($0) }
    guard rubric.stream == batch.stream else { throw .foreignRubric(rubric, batch) }
    let deed = try deed(of: action, trailers)
    var act = BatchAct(deed, batch: batch, rubric: rubric)
    if case .signOff = deed {
      let signatory = try Statement.value(of: "Signed-off-by", trailers) { Mailbox($0) }
      act = BatchAct(deed, batch: batch, rubric: rubric, signatory: signatory)
    }
    let known = Set(act.trailers.map(\.key)).union(others)
    if let stray = trailers.first(where: { !known.contains($0.key) }) { throw .unknownKey(stray.key) }
    return act
  }

  private static func deed(
    of action: StatementAction, _ trailers: [(key: String, value: String)]
  ) throws(StatementFault) -> Deed {
    func attempt() throws(StatementFault) -> Int {
      try Statement.value(of: "Attempt", trailers) { $0.ordinal }
    }
    func root() throws(StatementFault) -> String {
      try Statement.value(of: "Batch-Root", trailers) { $0.isHex(digits: 64) ? $0 : nil }
    }
    switch action {
    case .signOff: return .signOff(attempt: try attempt(), root: try root())
    case .gold:
      let outcome = try Statement.value(of: "Result", trailers) { AttemptResult.Outcome(rawValue: $0) }
      return .label(attempt: try attempt(), outcome)
    default: break
    }
    switch try Statement.value(of: "Batch-Act", trailers, { (text: String) -> String? in text }) {
    case "open": return .open
    case "witness": return .witness
    case "freeze": return .freeze(attempt: try attempt(), root: try root())
    case "reveal": return .reveal(attempt: try attempt())
    case "reopen": return .reopen(attempt: try attempt())
    case let text: throw .malformed("Batch-Act", text)
    }
  }
}
