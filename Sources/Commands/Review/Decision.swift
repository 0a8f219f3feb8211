import Dataset
import Diagnostics
import Documents
import Engine
import Reports
import Schema

/// A decision about an item on which its reviewers, or its judges, differ.
struct Decision {
  /// As STREAM/BATCH/ID, or by the path of its file.
  let item: String
  /// What holds.
  let verdict: ReviewVerdict?
  /// The fields that are decided, each FIELD=VALUE.
  let decisions: [String]
  let comment: String

  /// Commits it.
  func run(in session: Session) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let name = try dataset.name(of: item, in: session)
    let reviewer = try await Signatory.current(in: dataset, session)
    let desk = try ReviewDesk(dataset, reviewer, name.batchName, isDeciding: true)
    let item = try dataset.item(name)
    let values = try values(of: item, desk)
    try refuse(item, desk)
    let before = item.reviews.adjudication?.deciders.filter { $0 != reviewer.person.id } ?? []
    let decision = Adjudication(
      subject: desk.subject(of: item), by: reviewer.person.id, key: reviewer.key, verdict: verdict ?? .reject,
      reason: comment, decision: values, answers: try desk.answers(on: item, withJudgements: !decisions.isEmpty),
      earlier: before)
    try desk.refuse(decision, on: item)
    try await dataset.warn(about: [item], session)
    let made = try await desk.commit(decision, session)
    session.console.complain(made.said)
    let after = item.decided(decision)
    let standing = dataset.state.standing(of: after, under: desk.pin)
    let judged = try dataset.state.judgementStanding(of: after, under: desk.pin)
    let words = values.isEmpty ? standing.state.words : judged?.words ?? ""
    session.console.print(
      "Decided about \(name): \(words)\nSigned and committed as \(made.id.prefix(12)). Next: git push\n")
    return .clean
  }

  /// What is decided about the fields that judges leave open.
  ///
  /// - Throws: ``Failure`` where a field is not open, or has no such value.
  private func values(of item: ItemState, _ desk: ReviewDesk) throws -> [Value.Entry] {
    guard !decisions.isEmpty else { return [] }
    let scales = try desk.dataset.state.scales(of: desk.stream)
    let standing = try desk.dataset.state.judgementStanding(of: item, under: desk.pin)
    guard case .undecided(let open)? = standing?.state else {
      throw Failure(
        "the judgements of \(item.name) leave nothing open",
        help: "git dataset status \(item.name) shows what they say")
    }
    let text = try JudgementText(bytes: [], path: nil).setting(decisions).bytes
    let entries = Document.read(text, as: .yaml).document?.root.entries.map { entry in
      Value.Entry(entry.key.text, Value(entry.value))
    }
    for entry in entries ?? [] {
      let scale = scales.first { $0.field == entry.key }
      guard let scale, open.contains(entry.key), scale.steps.contains(entry.value) else {
        throw Failure(
          "`\(entry.key.shown())` is not open, or cannot be \(entry.value.inWords)",
          help: "open is \(open.joined(separator: ", ").shown(limit: 200)); see the stream's judgement.yaml")
      }
    }
    return entries ?? []
  }

  /// - Throws: ``Failure`` where there is nothing to decide, or not by this person.
  private func refuse(_ item: ItemState, _ desk: ReviewDesk) throws {
    try desk.dataset.require(.adjudicate(item), in: desk.committed, by: desk.reviewer.person)
    guard decisions.isEmpty else { return }
    let standing = desk.dataset.state.standing(of: item, under: desk.pin)
    guard standing.state == .disputed else {
      throw Failure(
        "the reviewers of \(item.name) do not differ: \(standing.state.words)",
        help: "git dataset status \(item.name) shows what each said")
    }
  }
}
