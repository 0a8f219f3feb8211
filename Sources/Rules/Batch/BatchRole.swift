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
struct BatchRole: StatementRule {
  static let id: RuleID = "batch/role"
  static let isSafety = true
  static let isOfEntitlement = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    var streams: Set<String> = []
    for change in commit.changes {
      let place = commit.layout.place(of: change.path)
      if let stream = place.streamOfCalibrator, !admits(commit, to: place, of: stream),
        streams.insert(stream).inserted
      {
        findings.add(.calibrator(commit.signer, stream), to: commit, at: change.path)
      }
    }
    for change in commit.reviews.judgements { inspect(change, in: commit, &findings) }
  }

  private func admits(_ commit: JudgedCommit, to place: Place, of stream: String) -> Bool {
    guard let person = commit.signer?.person else { return false }
    if case .batch(let name, .manifest) = place {
      if person.isOwner { return true }
      // Whether the person may witness is for the rule about witnesses to say.
      let change = commit.batches.first { $0.name == name }
      if let change, change.old.gainsOnlyWitness(in: change.new) { return true }
    }
    return person.has(.calibrator, in: stream)
  }

  private func inspect(_ change: ChangedJudgement, in commit: JudgedCommit, _ findings: inout Findings) {
    let stream = change.item.stream
    let isOwn = commit.signer?.person.id == change.person || commit.isProven(change)
    guard isOwn, commit.authority.people[change.person]?.has(.annotator, in: stream) ?? false else {
      findings.add(.judgement(change.person, stream), to: commit, at: change.path)
      return
    }
    if change.change.old != nil, !isOutdated(change, commit) { findings.add(.fixed, to: commit, at: change.path) }
  }

  /// Whether a judgement gives way to another of the same person, of what the item holds now.
  private func isOutdated(_ change: ChangedJudgement, _ commit: JudgedCommit) -> Bool {
    guard let replaced = change.replaced, change.judgement != nil, let item = commit.reviews.items[change.item] else {
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
    case .batch(let batch, .manifest), .batch(let batch, .attempt), .batch(let batch, .controlDigests),
      .batch(let batch, .signOff):
      batch.stream
    case .stream(let stream, .calibration): stream
    case .stream(let stream, .rubric(let version)) where version.candidate != nil: stream
    default: nil
    }
  }
}

extension CommitFault {
  fileprivate static func calibrator(_ signer: Signer?, _ stream: String) -> CommitFault {
    let who = signer.map { "\($0.person.id) is none" } ?? "none signed the commit"
    return CommitFault(
      "only a calibrator of `\(stream)` may change this, and \(who)",
      mend: "ask one, or an owner for the role: git dataset people add ID --role \(stream):calibrator")
  }

  fileprivate static func judgement(_ person: String, _ stream: String) -> CommitFault {
    CommitFault(
      "a judgement is its annotator's own: \(person.shown()), as an annotator of `\(stream)`, has to sign it",
      mend: "let \(person.shown()) commit it")
  }

  fileprivate static let fixed = CommitFault(
    "a judgement that was made is changed or deleted", mend: "bring the file back as it was")
}
