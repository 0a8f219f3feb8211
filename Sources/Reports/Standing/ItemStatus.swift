import Dataset
package import Diagnostics
import Documents
package import Engine

/// How one item stands with its reviewers, and why, as a page for a terminal.
package struct ItemStatus {
  private let state: DatasetState
  private let item: ItemState
  private let stream: StreamPolicy
  private let batch: Batch
  private let standing: Standing
  /// What people have waived of it.
  private let waivers: [ItemWaiver]
  /// What shows that it was recorded while the work went on; nil where its stream does not ask.
  private let liveness: Liveness?
  /// Who has sealed a verdict that nobody can read yet.
  private let sealed: [String]
  /// Who can do something now about its reviews; nil where they wait for nobody.
  private let steps: NextSteps?
  /// What the audit says is wrong with it: the last label that calls it defective; nil where none does.
  private let defect: GoldLabel?
  /// How the item stands with those who judge it; nil where nobody is asked to.
  private let judgements: JudgementPage?

  /// - Parameters:
  ///   - waivers: what people have waived of it.
  ///   - liveness: what shows that it was recorded while the work went on; nil where its stream does not ask.
  /// - Throws: ``Refusal`` where its batch cannot be read, or pins no rubric.
  package init(_ item: ItemState, in state: DatasetState, waivers: [ItemWaiver] = [], liveness: Liveness? = nil)
    throws(Refusal)
  {
    self.state = state
    self.item = item
    (stream, batch) = try state.wantedBatch(item.name.batchName)
    guard let pin = batch.rubric else {
      throw Refusal("the batch \(batch.name) pins no rubric", help: "git dataset check says what is wrong with it")
    }
    let standing = state.standing(of: item, under: pin)
    let (stream, batch) = (stream, batch)
    sealed = item.hidden(by: stream.review)
    steps = try orRefusal { () throws(Unreadable) in try NextSteps(for: item, standing, in: batch, state) }
    self.standing = standing
    self.waivers = waivers
    self.liveness = liveness
    let files = try orRefusal { () throws(Unreadable) in
      try BatchFiles(batch.name, of: stream, state.layout, in: state.tree)
    }
    defect = (files?.attempts ?? []).compactMap { $0.labels[item.name.id] }.last { $0.isDefective }
    judgements = try JudgementPage(item, in: state, stream, pin)
  }

  package var text: String {
    var lines = ["\(item.name): \(standing.state.words)"]
    let people = item.people.isEmpty ? "nobody" : item.people.sorted().joined(separator: ", ")
    lines.append("  by \(people.shown(limit: 200)); its content is \(blob)")
    let disowned = item.item.people.intersection(item.reviews.words.disowned).sorted()
    if !disowned.isEmpty { lines.append("  listed, and disowned by \(disowned.joined(separator: ", "))") }
    if let liveness { lines.append("  recorded live: \(liveness.words)") }
    lines += judgements?.lines ?? []
    if !sealed.isEmpty { lines.append("Sealed, and not shown yet: \(sealed.joined(separator: ", "))") }
    if !standing.counting.isEmpty { lines += ["What counts:"] + standing.counting.flatMap(words) }
    lines += decided
    if !standing.discounted.isEmpty {
      lines +=
        ["What does not count:"]
        + standing.discounted.map { discounted in
          let record = discounted.record
          return "  \(record.person)  \(record.verdict.rawValue), round \(record.round): \(discounted.why.reason)"
        }
    }
    lines += waived + labelled
    if batch.state == .open { lines += judgements?.next ?? [] }
    lines += next
    return lines.map { $0 + "\n" }.joined()
  }

  /// What people have waived, why, and what has to be waived again.
  private var waived: [String] {
    guard !waivers.isEmpty else { return [] }
    return ["Waived:"]
      + waivers.flatMap { waived in
        let (waiver, name) = (waived.waiver, waived.waiver.check.name.shown())
        var lines = ["  \(name) by \(waiver.person)\(waived.why.map { ", which does not count: \($0.reason)" } ?? "")"]
        lines.append("    \(waiver.comment.foldedWhitespace.shown(limit: 1000))")
        if let why = waived.why, why.canBeMended, batch.state == .open {
          lines.append("    where it is still right: git dataset waive \(item.name) \(name) --comment TEXT")
        }
        return lines
      }
  }

  /// What the audit found, and whether it still holds.
  private var labelled: [String] {
    guard let defect, let pin = batch.rubric else { return [] }
    let holds = defect.holds(for: item.content, under: pin)
    let changed = item.content == defect.subject.content ? "under another rubric" : "and has changed since"
    return ["Labelled defective in attempt \(defect.attempt), \(holds ? "and has not changed since:" : "\(changed):")"]
      + FindingText.lines(of: defect).map { "    \($0)" }
  }

  /// What somebody decided where others differed, and why.
  private var decided: [String] {
    guard let decision = item.reviews.adjudication else { return [] }
    var said = decision.decision.map { "\($0.key.shown()) \($0.value.inWords)" }
    // Whoever decides what judges leave open says nothing about reviewers who agree.
    if said.isEmpty || standing.adjudicationDiscount != .noDispute {
      let why = standing.adjudicationDiscount.map { ", which does not count: \($0.reason)" } ?? ", which counts"
      said.append(decision.verdict.rawValue + why)
    }
    return [
      "\(decision.by.shown()) decided \(said.joined(separator: ", "))",
      "    \(decision.reason.foldedWhitespace.shown(limit: 1000))",
    ]
  }

  private var blob: String { String(item.content.blob.prefix(12)) }

  private func words(for record: ReviewRecord) -> [String] {
    var lines = ["  \(record.person)  \(record.verdict.rawValue), round \(record.round)"]
    let scores = record.scores.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    if !scores.isEmpty { lines.append("    \(scores.joined(separator: ", ").shown(limit: 400))") }
    lines += record.findings.map { "    \(FindingText.write($0).foldedWhitespace.shown(limit: 1000))" }
    if let comment = record.comment { lines.append("    \(comment.foldedWhitespace.shown(limit: 1000))") }
    return lines
  }

  /// What somebody can do now.
  private var next: [String] {
    guard batch.state == .open else { return ["The batch is \(batch.state.rawValue), and takes no verdicts now."] }
    switch standing.state {
    case .approved:
      guard let defect, let pin = batch.rubric, defect.holds(for: item.content, under: pin) else { return [] }
      return ["Next: its authors change it; as it is, no delivery contains it."]
    case .waiting(let missing): return owning ?? next(missing)
    case .changesRequested: return ["Next: its authors change it, and reviewers look again."]
    case .disputed:
      guard let steps, !steps.people.isEmpty else { return [stream.review.nobodyDecides] }
      return [
        "Who can decide: \(steps.people.joined(separator: ", "))",
        "  git dataset adjudicate \(item.name) --verdict VERDICT --comment WHY",
      ]
    case .rejected: return ["Next: delete it, with the files beside it."]
    }
  }

  /// What its authors have to do before an approval counts.
  private var owning: [String]? {
    let ownership = state.ownership(of: item)
    guard ownership != .settled else { return nil }
    let wait = "No approval counts yet: \(ownership.words)."
    guard !ownership.people.isEmpty else {
      return [wait, "Next: whoever wrote it adds themselves, and signs; or whoever is listed withdraws it."]
    }
    let who = ownership.people.joined(separator: ", ").shown(limit: 200)
    return [wait, "Who can sign it: \(who)", "  git dataset own \(item.name)"]
  }

  /// What somebody can do about an item that lacks approvals.
  private func next(_ missing: Int) -> [String] {
    let reveal = "git dataset reveal \(batch.name)"
    guard sealed.count < missing else { return ["Next: they reveal their verdicts, \(reveal)"] }
    let able = steps?.people ?? []
    guard able.count + sealed.count >= missing else {
      guard steps?.isClosed ?? false else {
        return ["Only \(able.count) of the reviewers can still approve it: an owner has to add reviewers."]
      }
      guard sealed.isEmpty else { return ["Next: they reveal their verdicts, \(reveal)"] }
      return ["Verdicts can be read, so nobody can seal an independent one any more: an author has to change the item."]
    }
    return ["Who can approve it: \(able.joined(separator: ", "))", "  git dataset approve \(item.name)"]
  }
}

extension ReviewPolicy {
  /// What to say where nobody is left to decide.
  var nobodyDecides: String {
    adjudicators == nil
      ? "No reviewer is left who could decide: an owner has to add one."
      : "Nobody is left whom the stream names to decide: an author changes the item, or an owner names another."
  }
}
