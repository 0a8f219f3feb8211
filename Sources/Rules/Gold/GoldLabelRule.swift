import Dataset
import Diagnostics
import Documents
import Engine

/// Gold labels are given for just those audited items that have none yet, about what they hold, by whoever signs, and
/// agree with themselves by the rubric.
///
/// A label holds for the same content under the same major of the rubric: an item that is drawn again keeps it. Who
/// finds an item not defective finds no fault of the heaviest severity in it, and fails no criterion of class `defect`.
///
/// Why: a label that could be given twice could be given until it fits; one that is missing leaves the count open.
///
/// Fix: take the commit back, and let `git dataset gold label` take the labels.
struct GoldLabelRule: StatementRule {
  static let id: RuleID = "gold/label"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches where batch.does(.label) {
      guard let evidence = batch.evidence, let before = evidence.before, let attempt = evidence.after?.last,
        let census = evidence.census, before.last?.number == attempt.number,
        let drawing = Drawing(of: attempt, census, evidence.digest)
      else { continue }
      let audit = Audited(batch: batch, before: before, attempt: attempt, census: census, drawing: drawing)
      inspect(audit, evidence: evidence, in: commit, &findings)
    }
  }

  private struct Audited {
    let batch: BatchChange
    let before: BatchFiles
    let attempt: Attempt
    let census: Census
    let drawing: Drawing
  }

  private func inspect(_ audit: Audited, evidence: BatchEvidence, in commit: JudgedCommit, _ findings: inout Findings) {
    let repair: Mend = "\(.repeating(.label, audit.batch.name))"
    var unlabelled: [String] = []
    let withdrawn = Set(audit.attempt.plan?.withdrawn ?? [])
    if evidence.rubric == nil { findings.add(.unruled(audit.batch.name), to: commit) }
    for id in audit.drawing.all where !withdrawn.contains(id) {
      guard let entry = audit.census[id] else { continue }
      let isKept = audit.before.label(of: id, entry.content, upTo: audit.attempt.number) != nil
      if !isKept, audit.attempt.labels[id] == nil { unlabelled.append(id) }
    }
    if let first = unlabelled.first { findings.add(.missing(first, unlabelled.count, repair: repair), to: commit) }
    let audited = Set(audit.drawing.all).subtracting(withdrawn)
    for file in audit.batch.files where file.isAdded {
      guard case .attempt(audit.attempt.number, .label(let id)) = file.place else { continue }
      guard audited.contains(id), let entry = audit.census[id] else {
        findings.add(.unsampled(id, audit.attempt.number, repair: repair), to: commit, at: file.path)
        continue
      }
      if audit.before.label(of: id, entry.content, upTo: audit.attempt.number) != nil {
        findings.add(.again(id, repair), to: commit, at: file.path)
      }
      // One that cannot be read is a finding of its own.
      guard let label = audit.attempt.labels[id] else { continue }
      if let claim = claim(label, entry, audit: audit, in: commit) {
        findings.add(.claim(claim, id, repair: repair), to: commit, at: file.path)
      }
      for message in contradictions(in: label, evidence.rubric, repair) {
        findings.add(message, to: commit, at: file.path)
      }
    }
  }

  /// What a label says otherwise than what it is about.
  private func claim(
    _ label: GoldLabel, _ entry: Census.Entry, audit: Audited, in commit: JudgedCommit
  ) -> (key: String, claimed: String, computed: String)? {
    guard let signer = commit.signer, let pin = audit.before.batch.rubric
    else { return nil }
    let subject = Subject(
      dataset: commit.authority.manifest.id, item: entry.item.name, content: entry.content, rubric: pin)
    let right = GoldLabel(
      subject: subject, attempt: audit.attempt.number, isDefective: label.isDefective, scores: label.scores,
      findings: label.findings, comment: label.comment, minutes: label.minutes, by: signer.person.id, key: signer.key)
    return label.value.firstFalseClaim(against: right.value)
  }

  /// What a label says that its rubric does not know, or that does not go with its own verdict.
  private func contradictions(in label: GoldLabel, _ rubric: Rubric?, _ repair: Mend) -> [CommitFault] {
    guard let rubric else { return [] }
    var messages: [CommitFault] = []
    let criteria = Dictionary(rubric.criteria.map { ($0.id.text, $0) }) { first, _ in first }
    let levels = ScoreSheet(rubric.document).levels
    let severities = rubric.severities.map(\.text)
    let named = Set(label.scores.keys).union(label.findings.map(\.criterion))
    for name in named.sorted() where criteria[name] == nil {
      messages.append(.unknown("criterion", name, repair: repair))
    }
    for name in Set(label.findings.compactMap(\.severity)).sorted() where !severities.contains(name) {
      messages.append(.unknown("severity", name, repair: repair))
    }
    for (name, level) in label.scores.sorted(by: { $0.key < $1.key }) where !levels.contains(level) {
      messages.append(.noLevel(name, level, repair: repair))
    }
    guard !label.isDefective else { return messages }
    // Severities go from the lightest to the heaviest.
    if let heaviest = severities.last, label.findings.contains(where: { $0.severity == heaviest }) {
      messages.append(.heavy(heaviest, repair))
    }
    for (name, level) in label.scores.sorted(by: { $0.key < $1.key })
    where level == levels.min() && criteria[name]?.kind.text == "defect" {
      messages.append(.failed(name, level, repair: repair))
    }
    return messages
  }
}

extension CommitFault {
  fileprivate static func unruled(_ batch: BatchName) -> CommitFault {
    CommitFault(
      "the rubric that \(batch) pins cannot be read, so nobody can say what its labels mean",
      mend: "\(.undo), and ask the stream's calibrator to mend the rubric")
  }

  fileprivate static func missing(_ id: String, _ count: Int, repair: Mend) -> CommitFault {
    let more = count > 1 ? " and \(count - 1) more audited items have" : ", which is audited, has"
    return CommitFault("\(id)\(more) no label", mend: repair)
  }

  fileprivate static func unsampled(_ id: String, _ attempt: Int, repair: Mend) -> CommitFault {
    CommitFault("\(id.shown()) is labelled, and is not audited in attempt \(attempt)", mend: repair)
  }

  fileprivate static func again(_ id: String, _ repair: Mend) -> CommitFault {
    CommitFault("\(id.shown()) has a label that holds for this content, and is given another", mend: repair)
  }

  fileprivate static func claim(
    _ claim: (key: String, claimed: String, computed: String), _ id: String, repair: Mend
  ) -> CommitFault {
    CommitFault(
      "the label of \(id.shown()) says `\(claim.key): \(claim.claimed.shown(limit: 80))`, and it is "
        + "\(claim.computed.shown(limit: 80))",
      mend: repair)
  }

  fileprivate static func unknown(_ what: String, _ name: String, repair: Mend) -> CommitFault {
    CommitFault("`\(name.shown())` is no \(what) of the batch's rubric", mend: repair)
  }

  fileprivate static func noLevel(_ criterion: String, _ level: Int, repair: Mend) -> CommitFault {
    CommitFault("the score \(level) of `\(criterion.shown())` is no level of the batch's rubric", mend: repair)
  }

  fileprivate static func heavy(_ severity: String, _ repair: Mend) -> CommitFault {
    CommitFault("the item is not defective, and has a fault of the heaviest severity, `\(severity)`", mend: repair)
  }

  fileprivate static func failed(_ criterion: String, _ level: Int, repair: Mend) -> CommitFault {
    CommitFault(
      "the item is not defective, and `\(criterion)`, whose failing is a defect, is scored \(level)", mend: repair)
  }
}
