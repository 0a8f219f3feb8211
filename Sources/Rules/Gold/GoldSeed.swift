import Dataset
import Diagnostics
import Engine

/// Control items are committed to by a calibrator before the first freeze, and that freeze reveals all of them, each
/// with the bytes that were committed to, and takes just these out of the batch.
///
/// Digests are only added. An item that never landed, or was withdrawn, is revealed all the same.
///
/// Why: were items with known answers chosen afterwards, reviewers could be scored by any answer; and under the name of
/// a seed a bad item could leave the batch before it is audited.
///
/// Fix: take the commit back, and let `git dataset gold plant` or `git dataset batch freeze` make it.
struct GoldSeed: StatementRule {
  static let id: RuleID = "gold/seed"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) throws(Unreadable) {
    let tree = commit.tree
    for batch in commit.batches {
      if let file = batch.file(at: .controlDigests), let words = try fault(of: file, batch, commit, in: tree) {
        findings.add(.digests(words, batch.name), to: commit, at: file.path)
      }
      guard let controls = batch.evidence?.controls else { continue }
      inspect(controls, of: batch, in: commit, &findings)
    }
  }

  /// What is wrong with a change of the digests, to go on after "the commit"; nil where nothing is.
  private func fault(
    of file: BatchChange.File, _ batch: BatchChange, _ commit: JudgedCommit, in tree: any Snapshot
  ) throws(Unreadable) -> String? {
    guard let entry = file.change.new else { return "takes the digests of control items away" }
    if batch.hasAttempts { return "plants items after the first freeze" }
    // One that cannot be read is a finding of its own.
    guard let new = try ControlDigests.read(entry, in: tree) else { return nil }
    let old = try file.change.old.flatMap { (entry) throws(Unreadable) in try ControlDigests.read(entry, in: tree) }
    if !new.digests.starts(with: old?.digests ?? []) { return "changes or takes away digests of control items" }
    guard new.batch == batch.name, new.dataset == commit.authority.manifest.id else {
      return "brings the control items of another batch or dataset"
    }
    guard let signer = commit.signer, signer.person.id == new.by, signer.key == new.key else {
      return "brings control items by \(new.by.shown()), who did not sign it with the key that is named"
    }
    return nil
  }

  private func inspect(
    _ controls: ControlReveal, of batch: BatchChange, in commit: JudgedCommit, _ findings: inout Findings
  ) {
    let isFirst = !batch.hasAttempts
    var open = Set(isFirst ? controls.digests : [])
    for record in controls.records {
      let isKnown = open.remove(record.digest) != nil
      let path = batch.folder.attempt(ControlItem.attempt).control(of: record.item)
      let isInPlace = ExactPath(record.path) == ExactPath(path)
      guard isFirst, isInPlace, isKnown else {
        findings.add(.unknown(record.item, batch.name), to: commit, at: record.path)
        continue
      }
      guard let words = fault(of: record, batch, commit) else { continue }
      findings.add(.record(words, batch.name), to: commit, at: record.path)
    }
    guard !open.isEmpty else { return }
    findings.add(.unrevealed(open.count, batch.name), to: commit, at: batch.folder.controlDigests)
  }

  /// What is wrong with one record that was committed to, as a whole sentence; nil where nothing is.
  private func fault(of record: ControlReveal.Record, _ batch: BatchChange, _ commit: JudgedCommit) -> String? {
    // One that cannot be read is a finding of its own.
    guard let control = record.control else { return nil }
    let item = ItemName(stream: batch.name.stream, batch: batch.name.batch, id: record.item)
    guard control.item == item, control.dataset == commit.authority.manifest.id else {
      return "the record of \(record.item) reveals \(control.item), or an item of another dataset"
    }
    switch record.presence {
    case .absent: return record.stays ? "the commit brings the control item \(record.item)" : nil
    case .changed: return "the item \(record.item) has changed since it was planted"
    case .same: break
    }
    if record.stays { return "the commit reveals the control item \(record.item), and leaves it in the batch" }
    guard record.substance == control.substance else {
      return "the record of \(record.item) names another substance than the item has"
    }
    return nil
  }
}

extension CommitFault {
  fileprivate static func digests(_ words: String, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "the commit \(words)",
      mend: "\(.undo); digests are added by git dataset gold plant \(batch), before the first freeze")
  }

  fileprivate static func unknown(_ item: String, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "the commit reveals \(item) as a control item, and \(batch) did not commit to that before its first freeze",
      mend: "\(.repeating(.freeze, batch))")
  }

  fileprivate static func record(_ words: String, _ batch: BatchName) -> CommitFault {
    CommitFault(
      words,
      mend: "\(.undo); the item has to be as it was planted, or withdrawn: "
        + BatchDeed.freeze.command(batch))
  }

  fileprivate static func unrevealed(_ count: Int, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "the commit freezes \(batch) and does not reveal \(counted(count, "control item"))",
      mend: "\(.repeating(.freeze, batch))")
  }
}
