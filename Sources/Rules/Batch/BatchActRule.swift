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
struct BatchActRule: StatementRule {
  static let id: RuleID = "batch/act"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    inspectPlace(of: commit, &findings)
    let trailers = commit.change.trailers.map { ($0.key, $0.value) }
    // What is no statement at all is for the rule about statements to say.
    guard let action = try? StatementAction.stated(by: trailers), [.batch, .gold, .signOff].contains(action) else {
      return inspectUnstated(commit, &findings)
    }
    do throws(StatementFault) {
      guard let act = try BatchAct.read(trailers) else { return }
      if commit.change.isDivided { throw .divided }
      compare(act, in: commit, &findings)
    } catch {
      findings.add(.unreadable(error), to: commit)
    }
  }

  private func inspectPlace(of commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches {
      guard let deed = batch.deeds.first(where: \.belongsOnChain) else { continue }
      if !commit.change.isOnChain { findings.add(.onSide(deed, batch.name), to: commit) }
      if commit.change.parents.count > 1 { findings.add(.inMerge(deed, batch.name), to: commit) }
    }
  }

  private func inspectUnstated(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches {
      guard let deed = batch.deeds.first(where: { $0 != .open }) else { continue }
      findings.add(.unstated(deed, batch.name), to: commit)
    }
  }

  private func compare(_ act: BatchAct, in commit: JudgedCommit, _ findings: inout Findings) {
    let deed = act.deed.kind
    guard let batch = commit.batches.first(where: { $0.name == act.batch }), !batch.deeds.isEmpty else {
      return findings.add(.nothing(deed, act.batch), to: commit)
    }
    guard batch.deeds == [deed] else {
      let other = batch.deeds.first { $0 != deed } ?? deed
      return findings.add(.other(deed, other, of: act.batch), to: commit)
    }
    for message in claims(act, batch) { findings.add(message, to: commit) }
    inspectFiles(of: deed, batch, in: commit, &findings)
    if let named = act.signatory, let signer = commit.signer, !signer.person.uses(named.email) {
      findings.add(.otherSignatory(named, signer.person), to: commit)
    }
  }

  /// What the trailers say otherwise than the files.
  private func claims(_ act: BatchAct, _ batch: BatchChange) -> [CommitFault] {
    func differs(_ key: String, _ claim: String, fact: String) -> CommitFault {
      .differs(key, claim, fact: fact, mend: "\(.repeating(act.deed.kind, act.batch))")
    }
    var messages: [CommitFault] = []
    if let pin = batch.new.batch?.rubric, pin != act.rubric.version {
      messages.append(differs("Rubric", act.rubric.description, fact: "\(act.batch.stream)@\(pin)"))
    }
    let numbers = batch.attempts.isEmpty ? [batch.evidence?.before?.last?.number].compactMap { $0 } : batch.attempts
    if let attempt = act.deed.attempt, let number = numbers.first(where: { $0 != attempt }) {
      messages.append(differs("Attempt", "\(attempt)", fact: "\(number)"))
    }
    let last = batch.evidence?.after?.last
    switch act.deed {
    case .freeze(_, let root), .signOff(_, let root):
      guard let known = last?.plan?.root, known != root else { break }
      messages.append(differs("Batch-Root", "\(root.prefix(12))…", fact: "\(known.prefix(12))…"))
    case .label(_, let outcome):
      guard let known = last?.result?.outcome, known != outcome else { break }
      messages.append(differs("Result", outcome.rawValue, fact: known.rawValue))
    case .open, .witness, .reveal, .reopen: break
    }
    return messages
  }

  /// What the commit changes beside its deed.
  private func inspectFiles(
    of deed: BatchDeed, _ batch: BatchChange, in commit: JudgedCommit, _ findings: inout Findings
  ) {
    let isOwn = { (file: BatchChange.File) in deed.mayChange(file.place) || batch.takesOut(file) }
    let own = Set(batch.files.filter(isOwn).map { ExactPath($0.path) })
    let others = commit.changes.filter { !own.contains(ExactPath($0.path)) }
    if let first = others.first {
      findings.add(.more(deed, first.path, count: others.count), to: commit)
    }
    let allowed = deed == .witness ? "commitments" : "state"
    for key in batch.old.keys(otherwiseIn: batch.new) where deed != .open && key != allowed {
      findings.add(.otherKey(deed, key), to: commit, at: batch.manifestPath)
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
    case (.freeze, .attempt(_, .plan)), (.freeze, .attempt(_, .control)), (.label, .attempt(_, .label)): true
    case (.label, .attempt(_, .result)), (.reopen, .attempt(_, .result)): true
    case (.signOff, .signOff): true
    default: false
    }
  }
}

extension CommitFault {
  fileprivate static func onSide(_ deed: BatchDeed, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "the commit \(deed.words(batch)) on a branch that was merged",
      mend: "do it on the protected branch itself, after what belongs to it has landed: \(deed.command(batch))")
  }

  fileprivate static func inMerge(_ deed: BatchDeed, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "the merge \(deed.words(batch)) by itself",
      mend: "merge first, with git dataset land, and then make a commit of its own: \(deed.command(batch))")
  }

  fileprivate static func unreadable(_ fault: StatementFault) -> CommitFault {
    CommitFault(fault.message, mend: "\(fault.help): \(.reword)")
  }

  fileprivate static func unstated(_ deed: BatchDeed, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "the commit \(deed.words(batch)), and its trailers do not say so",
      mend: "\(.repeating(deed, batch))")
  }

  fileprivate static func nothing(_ deed: BatchDeed, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "the trailers say that the commit \(deed.words(batch)), and nothing in it does",
      mend: "\(.repeating(deed, batch))")
  }

  fileprivate static func other(_ stated: BatchDeed, _ done: BatchDeed, of batch: BatchName) -> CommitFault {
    CommitFault(
      "the trailers say that the commit \(stated.words(batch)), and it \(done.words)",
      mend: "\(.repeating(stated, batch))")
  }

  fileprivate static func differs(_ key: String, _ claim: String, fact: String, mend: Mend) -> CommitFault {
    CommitFault("the trailer `\(key)` says \(claim), and the commit shows \(fact)", mend: mend)
  }

  fileprivate static func more(_ deed: BatchDeed, _ path: String, count: Int) -> CommitFault {
    let more = andMore(count - 1)
    return CommitFault(
      "the commit \(deed.words), and changes \(path.shown(limit: 120))\(more) beside that",
      mend: "make two commits: \(.undo), and commit the other changes by themselves")
  }

  fileprivate static func otherKey(_ deed: BatchDeed, _ key: String) -> CommitFault {
    CommitFault(
      "the commit \(deed.words), and changes `\(key.shown())` of batch.yaml beside that",
      mend: "make two commits: \(.undo), and change it in one of its own while the batch is open")
  }

  fileprivate static func otherSignatory(_ named: Mailbox, _ signer: Person) -> CommitFault {
    CommitFault(
      "`Signed-off-by` names \(named.email.shown(plain: true)), which is no address of \(signer.id), who signed",
      mend: "write `Signed-off-by: \(signer.name.shown()) <\(signer.emails.first ?? "ADDRESS")>`: \(.reword)")
  }
}
