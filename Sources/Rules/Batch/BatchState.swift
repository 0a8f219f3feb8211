import Dataset
import Diagnostics
import Engine

/// A batch goes from open to frozen, from frozen to failed or signed off, and back to open where an attempt failed or
/// was given up; each step brings the file that it rests on.
///
/// Why: the state says what may change in the batch; whoever could set it freely could edit what was audited.
///
/// Fix: bring `state` back, and let `git dataset batch freeze`, `git dataset gold label`, `git dataset batch reopen` or
/// `git dataset sign-off` set it.
struct BatchState: StatementRule {
  static let id: RuleID = "batch/state"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) throws(Unreadable) {
    let tree = commit.tree
    for batch in commit.batches where batch.manifest != nil || batch.deeds.contains(where: \.belongsOnChain) {
      let isEmpty = try tree.entry(at: batch.folder.path) == nil
      guard let message = fault(of: batch, isEmpty: isEmpty) else { continue }
      findings.add(message, to: commit, at: batch.manifestPath)
    }
  }

  private func fault(of batch: BatchChange, isEmpty: Bool) -> CommitFault? {
    switch (batch.old, batch.new) {
    case (_, .none):
      let wasNothing = !batch.old.isThere || batch.old.state == .open && !batch.hasAttempts && isEmpty
      return wasNothing ? nil : .deleted(batch.name)
    case (.none, .unusable), (.unusable, .unusable): return nil
    case (.usable, .unusable): return .unusable(batch.name)
    case (.none, .usable(let new, _)), (.unusable, .usable(let new, _)):
      return new.state == .open && !batch.hasAttempts ? nil : .begins(new.state, batch.name)
    case (.usable(let old, _), .usable(let new, _)):
      return step(from: old.state, to: new.state, batch)
    }
  }

  private func step(
    from old: Batch.State, to new: Batch.State, _ batch: BatchChange
  ) -> CommitFault? {
    let last = batch.evidence?.before?.last
    let brought = batch.result
    switch (old, new) {
    case (.open, .frozen):
      return batch.brings { $0 == .plan } ? nil : .without("a plan", .freeze, of: batch.name)
    case (.frozen, .failed):
      guard brought?.outcome != .failed else { return nil }
      return .without("the result of a failed attempt", .label, of: batch.name)
    case (.failed, .open): return nil
    case (.frozen, .open):
      // One that passed is spent too: people may agree too little, or a reviewer's key may have been compromised since.
      if last?.result != nil { return nil }
      guard brought?.outcome != .abandoned else { return nil }
      return .without("the result that gives the attempt up", .reopen, of: batch.name)
    case (.frozen, .signedOff):
      guard last?.result?.outcome == .passed else { return .unpassed(batch.name) }
      return batch.file(at: .signOff) != nil ? nil : .without(BatchFolder.here.signOff, .signOff, of: batch.name)
    case (_, _) where old == new: return stays(old, batch)
    default: return .leap(old, new, of: batch.name)
    }
  }

  /// What is wrong with a batch that stays as it is, though the commit brings what moves it on.
  private func stays(_ state: Batch.State, _ batch: BatchChange) -> CommitFault? {
    let deed: BatchDeed?
    switch batch.result?.outcome {
    case .failed?: deed = .label
    case .abandoned?: deed = .reopen
    case .passed?, nil: deed = batch.deeds.first { $0 == .freeze || $0 == .signOff }
    }
    // In another state than the one that they belong to, the files themselves are what is wrong.
    let needed: Batch.State = deed == .freeze ? .open : .frozen
    guard let deed, state == needed else { return nil }
    return .stays(state, after: deed, of: batch.name)
  }
}

extension BatchChange {
  /// Whether the commit adds such a file to an attempt.
  fileprivate func brings(_ isWanted: (Place.AttemptFile) -> Bool) -> Bool {
    files.contains {
      guard case .attempt(_, let file) = $0.place else { return false }
      return isWanted(file) && $0.isAdded
    }
  }

  /// The result that the commit adds, where it can be read.
  fileprivate var result: AttemptResult? {
    guard brings({ $0 == .result }) else { return nil }
    for case .attempt(let number, .result) in files.map(\.place) {
      return evidence?.after?.attempts.first { $0.number == number }?.result
    }
    return nil
  }
}

extension CommitFault {
  fileprivate static func deleted(_ batch: BatchName) -> CommitFault {
    CommitFault(
      "the commit deletes the batch.yaml of \(batch), which holds what was committed to",
      mend: "\(.undo); only a batch with nothing in it can go")
  }

  fileprivate static func unusable(_ batch: BatchName) -> CommitFault {
    CommitFault(
      "the commit leaves the batch.yaml of \(batch) so that nobody can say where the batch stands",
      mend: "mend it in that commit; git dataset check says what is wrong with it")
  }

  fileprivate static func begins(_ state: Batch.State, _ batch: BatchName) -> CommitFault {
    CommitFault(
      state == .open
        ? "the batch \(batch) was frozen before, and cannot begin again"
        : "the batch \(batch) begins as \(state.words); a batch begins open",
      mend: "\(.repeating(.open, batch))")
  }

  fileprivate static func without(_ what: String, _ deed: BatchDeed, of batch: BatchName) -> CommitFault {
    CommitFault(
      "the commit \(deed.words(batch)), and does not bring \(what)", mend: "\(.repeating(deed, batch))")
  }

  fileprivate static func unpassed(_ batch: BatchName) -> CommitFault {
    CommitFault(
      "the last attempt of \(batch) has not passed, and the batch cannot be signed off",
      mend: "\(.repeating(.label, batch))")
  }

  fileprivate static func stays(_ state: Batch.State, after deed: BatchDeed, of batch: BatchName) -> CommitFault {
    CommitFault(
      "the commit \(deed.words(batch)), and leaves it \(state.words)", mend: "\(.repeating(deed, batch))")
  }

  fileprivate static func leap(_ old: Batch.State, _ new: Batch.State, of batch: BatchName) -> CommitFault {
    let next = old == .signedOff ? "stays so for good" : old == .open ? "is frozen next" : "is reopened next"
    return CommitFault(
      "the batch \(batch) goes from \(old.words) to \(new.words); one that is \(old.words) \(next)",
      mend: "\(.undo)")
  }
}
