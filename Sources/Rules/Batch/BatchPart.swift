import Dataset
import Diagnostics
import Engine

/// Whoever freezes, audits or signs off a batch, and whose secrets draw its sample, has no part in it: wrote, imported,
/// reviewed, judged or adjudicated none of its items.
///
/// Why: an audit finds what those who did the work overlooked; nobody audits the own work, or draws its sample.
///
/// Fix: ask a calibrator of the stream, and a witness, who have no part in the batch.
struct BatchPart: CommitRule {
  static let id: RuleID = "batch/part"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for batch in context.batches {
      guard let evidence = batch.evidence,
        let deed = batch.deeds.first(where: { [.freeze, .label, .signOff].contains($0) })
      else { continue }
      let signer = [context.signer?.person.id].compactMap { $0 }
      let drawing = deed == .freeze ? evidence.before?.batch.commitments.all.map(\.person) ?? [] : []
      for person in signer + drawing.filter({ !signer.contains($0) }) {
        guard let part = evidence.parts.first(where: { $0.person == person }) else { continue }
        let isSigner = signer.contains(person)
        findings.add(.part(part, isSigner ? deed : nil, batch.name, commit, context), at: commit.location)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func part(
    _ part: Part, _ deed: BatchDeed?, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let undoing = context.undoing(commit)
    guard let deed else {
      return Finding.Message(
        "\(part.person.shown()), whose secrets draw the sample of \(batch), \(part.words)",
        help: "\(undoing), and let somebody else look after what \(part.person.shown()) had a part in")
    }
    return Finding.Message(
      "\(part.person.shown()) \(deed.words(batch)), and \(part.words)",
      help: "\(undoing), and let a calibrator with no part in it do it: \(deed.command(batch))")
  }
}
