import Dataset
import Diagnostics
import Engine

/// A commit that freezes, audits, reopens or signs off a batch, or adds secrets to it, says so in its trailers, does
/// just that, and is its signer's own.
///
/// Why: the trailers are what people read in the log, and what the signature is seen to cover. What moves a batch on
/// stands on the protected ref's own line: the state that a side branch met is not the one that it lands on.
///
/// Fix: take the commit back, and let `git dataset batch`, `git dataset gold label` or `git dataset sign-off` make it.
struct BatchActRule: CommitRule {
  static let id: RuleID = "batch/act"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    inspectPlace(of: commit, context, &findings)
    let trailers = commit.trailers.map { ($0.key, $0.value) }
    // What is no statement at all is for the rule about statements to say.
    guard let action = try? StatementAction.stated(by: trailers), [.batch, .gold, .signOff].contains(action) else {
      return inspectUnstated(commit, context, &findings)
    }
    do throws(StatementFault) {
      guard let act = try BatchAct.read(trailers) else { return }
      if commit.isDivided { throw .divided }
      compare(act, commit, context, &findings)
    } catch {
      findings.add(.unreadable(error, context), at: commit.location)
    }
  }

  private func inspectPlace(of commit: CommitChange, _ context: CommitContext, _ findings: inout Findings) {
    for batch in context.batches {
      guard let deed = batch.deeds.first(where: \.belongsOnChain) else { continue }
      if !commit.isOnChain { findings.add(.onSide(deed, batch.name), at: commit.location) }
      if commit.parents.count > 1 { findings.add(.inMerge(deed, batch.name), at: commit.location) }
    }
  }

  private func inspectUnstated(_ commit: CommitChange, _ context: CommitContext, _ findings: inout Findings) {
    for batch in context.batches {
      guard let deed = batch.deeds.first(where: { $0 != .open }) else { continue }
      findings.add(.unstated(deed, batch.name, commit, context), at: commit.location)
    }
  }

  private func compare(
    _ act: BatchAct, _ commit: CommitChange, _ context: CommitContext, _ findings: inout Findings
  ) {
    let deed = act.deed.kind
    guard let batch = context.batches.first(where: { $0.name == act.batch }), !batch.deeds.isEmpty else {
      return findings.add(.nothing(deed, act.batch, commit, context), at: commit.location)
    }
    guard batch.deeds == [deed] else {
      let other = batch.deeds.first { $0 != deed } ?? deed
      return findings.add(.other(deed, other, act.batch, commit, context), at: commit.location)
    }
    for message in claims(act, batch, commit, context) { findings.add(message, at: commit.location) }
    inspectFiles(of: deed, batch, commit, context, &findings)
    if let named = act.signatory, let signer = context.signer, !signer.person.uses(named.email) {
      findings.add(.otherSignatory(named, signer.person), at: commit.location)
    }
  }

  /// What the trailers say otherwise than the files.
  private func claims(
    _ act: BatchAct, _ batch: BatchChange, _ commit: CommitChange, _ context: CommitContext
  ) -> [Finding.Message] {
    func differs(_ key: String, _ claim: String, _ fact: String) -> Finding.Message {
      .differs(key, claim, fact, context.repeating(commit, act.deed.kind, act.batch))
    }
    var messages: [Finding.Message] = []
    if let pin = batch.new.batch?.rubric, pin != act.rubric.version {
      messages.append(differs("Rubric", act.rubric.description, "\(act.batch.stream)@\(pin)"))
    }
    let numbers = batch.attempts.isEmpty ? [batch.evidence?.before?.last?.number].compactMap { $0 } : batch.attempts
    if let attempt = act.deed.attempt, let number = numbers.first(where: { $0 != attempt }) {
      messages.append(differs("Attempt", "\(attempt)", "\(number)"))
    }
    let last = batch.evidence?.after?.last
    switch act.deed {
    case .freeze(_, let root), .signOff(_, let root):
      guard let known = last?.plan?.root, known != root else { break }
      messages.append(differs("Batch-Root", "\(root.prefix(12))…", "\(known.prefix(12))…"))
    case .label(_, let outcome):
      guard let known = last?.result?.outcome, known != outcome else { break }
      messages.append(differs("Result", outcome.rawValue, known.rawValue))
    case .open, .witness, .reveal, .reopen: break
    }
    return messages
  }

  /// What the commit changes beside its deed.
  private func inspectFiles(
    of deed: BatchDeed, _ batch: BatchChange, _ commit: CommitChange, _ context: CommitContext,
    _ findings: inout Findings
  ) {
    let isOwn = { (file: BatchChange.File) in deed.mayChange(file.place) || batch.takesOut(file) }
    let own = Set(batch.files.filter(isOwn).map { ExactPath($0.path) })
    let others = commit.changes.filter { !own.contains(ExactPath($0.path)) }
    if let first = others.first {
      findings.add(.more(deed, first.path, others.count, commit, context), at: commit.location)
    }
    let allowed = deed == .witness ? "commitments" : "state"
    for key in batch.old.keys(otherwiseIn: batch.new) where deed != .open && key != allowed {
      findings.add(.otherKey(deed, key, commit, context), at: commit.location(of: batch.manifestPath))
    }
  }
}

extension BatchChange {
  /// The attempts of which files are changed, each once.
  fileprivate var attempts: [Int] {
    var numbers: Set<Int> = []
    for case .attempt(let number, _) in files.map(\.place) { numbers.insert(number) }
    return numbers.sorted()
  }
}

extension BatchDeed {
  /// Whether a commit that does it may change a file of the batch.
  fileprivate func mayChange(_ place: Place.BatchFile) -> Bool {
    switch (self, place) {
    case (.reveal, .attempt(_, .secret)): true
    case (.reveal, _): false
    case (_, .manifest): true
    case (.freeze, .attempt(_, .plan)), (.freeze, .attempt(_, .seed)), (.label, .attempt(_, .label)): true
    case (.label, .attempt(_, .result)), (.reopen, .attempt(_, .result)): true
    case (.signOff, .signOff): true
    default: false
    }
  }
}

extension Finding.Message {
  fileprivate static func onSide(_ deed: BatchDeed, _ batch: BatchName) -> Finding.Message {
    Finding.Message(
      "the commit \(deed.words(batch)) on a branch that was merged",
      help: "do it on the protected branch itself, after what belongs to it has landed: \(deed.command(batch))")
  }

  fileprivate static func inMerge(_ deed: BatchDeed, _ batch: BatchName) -> Finding.Message {
    Finding.Message(
      "the merge \(deed.words(batch)) by itself",
      help: "merge first, with git dataset land, and then make a commit of its own: \(deed.command(batch))")
  }

  fileprivate static func unreadable(_ fault: StatementFault, _ context: CommitContext) -> Finding.Message {
    let command = context.isTip ? "git commit --amend -S" : "git rebase -i -S, and reword the commit"
    return Finding.Message(fault.message, help: "\(fault.help): \(command)")
  }

  fileprivate static func unstated(
    _ deed: BatchDeed, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the commit \(deed.words(batch)), and its trailers do not say so",
      help: context.repeating(commit, deed, batch))
  }

  fileprivate static func nothing(
    _ deed: BatchDeed, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the trailers say that the commit \(deed.words(batch)), and nothing in it does",
      help: context.repeating(commit, deed, batch))
  }

  fileprivate static func other(
    _ stated: BatchDeed, _ done: BatchDeed, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the trailers say that the commit \(stated.words(batch)), and it \(done.words)",
      help: context.repeating(commit, stated, batch))
  }

  fileprivate static func differs(
    _ key: String, _ claim: String, _ fact: String, _ help: String
  ) -> Finding.Message {
    Finding.Message("the trailer `\(key)` says \(claim), and the commit shows \(fact)", help: help)
  }

  fileprivate static func more(
    _ deed: BatchDeed, _ path: String, _ count: Int, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let more = count > 1 ? " and \(count - 1) more" : ""
    return Finding.Message(
      "the commit \(deed.words), and changes \(path.shown(limit: 120))\(more) beside that",
      help: "make two commits: \(context.undoing(commit)), and commit the other changes by themselves")
  }

  fileprivate static func otherKey(
    _ deed: BatchDeed, _ key: String, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the commit \(deed.words), and changes `\(key.shown())` of batch.yaml beside that",
      help: "make two commits: \(context.undoing(commit)), and change it in one of its own while the batch is open")
  }

  fileprivate static func otherSignatory(_ named: Mailbox, _ signer: Person) -> Finding.Message {
    Finding.Message(
      "`Signed-off-by` names \(named.email.shown(plain: true)), which is no address of \(signer.id), who signed",
      help: "write `Signed-off-by: \(signer.name.shown()) <\(signer.emails.first ?? "ADDRESS")>`: "
        + "git commit --amend -S")
  }
}
