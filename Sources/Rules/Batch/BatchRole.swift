import Dataset
import Diagnostics
import Engine

/// Batches, calibrations and release candidates of rubrics are changed by calibrators of their stream.
///
/// An owner may change `batch.yaml` too, and a witness add their own secrets to it; a judgement of an item is its
/// annotator's own, and stays as it was made as long as the item does.
///
/// Why: whoever opens and closes batches decides what is delivered; whoever calibrates a rubric vouches for it.
///
/// Fix: ask a calibrator of the stream to make the commit, or an owner for the role:
/// `git dataset people add ID --role STREAM:calibrator`.
struct BatchRole: CommitRule {
  static let id: RuleID = "batch/role"
  static let isSafety = true
  static let isOfEntitlement = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, context.authority != nil else { return }
    var streams: Set<String> = []
    for change in commit.changes {
      let place = context.layout.place(of: change.path)
      if let stream = place.streamOfCalibrator, !admits(context, to: place, of: stream),
        streams.insert(stream).inserted
      {
        findings.add(.calibrator(context.signer, stream), at: Location(path: change.path, commit: commit.id))
      }
    }
    for change in context.reviews.judgements { inspect(change, commit, context, &findings) }
  }

  private func admits(_ context: CommitContext, to place: Place, of stream: String) -> Bool {
    guard let person = context.signer?.person else { return false }
    if case .batch(let name, .manifest) = place {
      if person.isOwner { return true }
      // Whether the person may witness is for the rule about witnesses to say.
      let change = context.batches.first { $0.name == name }
      if let change, change.old.gainsOnlyWitness(in: change.new) { return true }
    }
    return person.has(.calibrator, in: stream)
  }

  private func inspect(
    _ change: ChangedJudgement, _ commit: CommitChange, _ context: CommitContext, _ findings: inout Findings
  ) {
    let (location, stream) = (commit.location(of: change), change.item.stream)
    let isOwn = context.signer?.person.id == change.person || context.isProven(change, by: commit)
    guard isOwn, context.authority?.people[change.person]?.has(.annotator, in: stream) ?? false else {
      findings.add(.judgement(change.person, stream), at: location)
      return
    }
    if change.change.old != nil, !isOutdated(change, context) { findings.add(.fixed, at: location) }
  }

  /// Whether a judgement gives way to another of the same person, of what the item holds now.
  private func isOutdated(_ change: ChangedJudgement, _ context: CommitContext) -> Bool {
    guard let replaced = change.replaced, change.judgement != nil, let item = context.reviews.items[change.item] else {
      return false
    }
    return replaced.subject.content != item.content
  }
}

extension Place {
  /// The stream whose calibrator alone changes this place; nil where others may.
  fileprivate var streamOfCalibrator: String? {
    switch self {
    // A secret is its person's own, and a witness is no calibrator of the stream.
    case .batch(_, .attempt(_, .secret)): nil
    case .batch(let batch, .manifest), .batch(let batch, .attempt), .batch(let batch, .seeded),
      .batch(let batch, .signOff):
      batch.stream
    case .stream(let stream, .calibration): stream
    case .stream(let stream, .rubric(let version)) where version.candidate != nil: stream
    default: nil
    }
  }
}

extension Finding.Message {
  fileprivate static func calibrator(_ signer: Signer?, _ stream: String) -> Finding.Message {
    let who = signer.map { "\($0.person.id) is none" } ?? "none signed the commit"
    return Finding.Message(
      "only a calibrator of `\(stream)` may change this, and \(who)",
      help: "ask one, or an owner for the role: git dataset people add ID --role \(stream):calibrator")
  }

  fileprivate static func judgement(_ person: String, _ stream: String) -> Finding.Message {
    Finding.Message(
      "a judgement is its annotator's own: \(person.shown()), as an annotator of `\(stream)`, has to sign it",
      help: "let \(person.shown()) commit it")
  }

  fileprivate static let fixed = Finding.Message(
    "a judgement that was made is changed or deleted", help: "bring the file back as it was")
}
