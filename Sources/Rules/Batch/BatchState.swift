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
struct BatchState: CommitRule {
  static let id: RuleID = "batch/state"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) throws(Unreadable) {
    guard context.isJudged, let tree = context.tree else { return }
    for batch in context.batches where batch.manifest != nil || batch.deeds.contains(where: \.belongsOnChain) {
      let isEmpty = try tree.entry(at: batch.folder) == nil
      guard let message = fault(of: batch, isEmpty: isEmpty, commit, context) else { continue }
      findings.add(message, at: commit.location(of: batch.manifestPath))
    }
  }

  private func fault(
    of batch: BatchChange, isEmpty: Bool, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message? {
    switch (batch.old, batch.new) {
    case (_, .none):
      let wasNothing = !batch.old.isThere || batch.old.state == .open && !batch.hasAttempts && isEmpty
      return wasNothing ? nil : .deleted(batch.name, commit, context)
    case (.none, .unusable), (.unusable, .unusable): return nil
    case (.usable, .unusable): return .unusable(batch.name, commit, context)
    case (.none, .usable(let new, _)), (.unusable, .usable(let new, _)):
      return new.state == .open && !batch.hasAttempts ? nil : .begins(new.state, batch.name, commit, context)
    case (.usable(let old, _), .usable(let new, _)):
      return step(from: old.state, to: new.state, batch, commit, context)
    }
  }

  private func step(
    from old: Batch.State, to new: Batch.State, _ batch: BatchChange, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message? {
    let last = batch.evidence?.before?.last
    let brought = batch.result
    switch (old, new) {
    case (.open, .frozen):
      return batch.brings { $0 == .plan } ? nil : .without("a plan", .freeze, batch.name, commit, context)
    case (.frozen, .failed):
      guard brought?.outcome != .failed else { return nil }
      return .without("the result of a failed attempt", .label, batch.name, commit, context)
    case (.failed, .open): return nil
    case (.frozen, .open):
      // One that passed is spent too: people may agree too little, or a reviewer's key may have been compromised since.
      if last?.result != nil { return nil }
      guard brought?.outcome != .abandoned else { return nil }
      return .without("the result that gives the attempt up", .reopen, batch.name, commit, context)
    case (.frozen, .signedOff):
      guard last?.result?.outcome == .passed else { return .unpassed(batch.name, commit, context) }
      return batch.file(at: .signOff) != nil ? nil : .without("sign-off.yaml", .signOff, batch.name, commit, context)
    case (_, _) where old == new: return stays(old, batch, commit, context)
    default: return .leap(old, new, batch.name, commit, context)
    }
  }

  /// What is wrong with a batch that stays as it is, though the commit brings what moves it on.
  private func stays(
    _ state: Batch.State, _ batch: BatchChange, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message? {
    let deed: BatchDeed?
    switch batch.result?.outcome {
    case .failed?: deed = .label
    case .abandoned?: deed = .reopen
    case .passed?, nil: deed = batch.deeds.first { $0 == .freeze || $0 == .signOff }
    }
    // In another state than the one that they belong to, the files themselves are what is wrong.
    let needed: Batch.State = deed == .freeze ? .open : .frozen
    guard let deed, state == needed else { return nil }
    return .stays(deed, state, batch.name, commit, context)
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

extension Finding.Message {
  fileprivate static func deleted(
    _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the commit deletes the batch.yaml of \(batch), which holds what was committed to",
      help: "\(context.undoing(commit)); only a batch with nothing in it can go")
  }

  fileprivate static func unusable(
    _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the commit leaves the batch.yaml of \(batch) so that nobody can say where the batch stands",
      help: "mend it in that commit; git dataset check says what is wrong with it")
  }

  fileprivate static func begins(
    _ state: Batch.State, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      state == .open ? "the batch \(batch) was frozen before, and cannot begin again"
        : "the batch \(batch) begins as \(state.words); a batch begins open",
      help: context.repeating(commit, .open, batch))
  }

  fileprivate static func without(
    _ what: String, _ deed: BatchDeed, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the commit \(deed.words(batch)), and does not bring \(what)", help: context.repeating(commit, deed, batch))
  }

  fileprivate static func unpassed(
    _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the last attempt of \(batch) has not passed, and the batch cannot be signed off",
      help: context.repeating(commit, .label, batch))
  }

  fileprivate static func stays(
    _ deed: BatchDeed, _ state: Batch.State, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the commit \(deed.words(batch)), and leaves it \(state.words)", help: context.repeating(commit, deed, batch))
  }

  fileprivate static func leap(
    _ old: Batch.State, _ new: Batch.State, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let next = old == .signedOff ? "stays so for good" : old == .open ? "is frozen next" : "is reopened next"
    return Finding.Message(
      "the batch \(batch) goes from \(old.words) to \(new.words); one that is \(old.words) \(next)",
      help: context.undoing(commit))
  }
}
