import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Engine
import Reports
import Schema

/// Decides where reviewers differ.
struct AdjudicateCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "adjudicate",
    abstract: "Decide about an item on which its reviewers, or its judges, differ",
    discussion: """
      For those whom the stream names under `review: {adjudicators: [ID]}`, or, where it names nobody, for any \
      reviewer: no author of the item, and nobody who has reviewed or judged it or audits the batch. What they said \
      stays; the decision is adjudications/ITEM.yaml in the batch's folder, in a signed commit of its own.

      It answers the verdicts that it lists, all that count now, and holds as long as the item stays as it is. Any \
      other verdict against it opens the dispute again; then whoever decided, or somebody whom the stream names, \
      decides anew. Who is not named approves nothing against a majority.

      Where several annotators judge each item, --decide gives a field that they leave open its value; the verdict is \
      approve then, unless another is given.

      Exit status: 0 the decision is committed, 1 a server would refuse it, 2 it failed; then nothing was written.
      """)

  @Argument(help: ArgumentHelp("The item, as STREAM/BATCH/ID or by the path of its file.", valueName: "item"))
  var item: String
  @Option(help: ArgumentHelp("What holds: approve, request-changes or reject.", valueName: "verdict"))
  var verdict: String?
  @Option(
    name: .customLong("decide"), parsing: .singleValue,
    help: ArgumentHelp(
      "A field that the judgements leave open, and its value; may be given again.", valueName: "field=value"))
  var decisions: [String] = []
  @Option(help: ArgumentHelp("Why, in the terms of the rubric.", valueName: "text")) var reason: String

  private var decision: ReviewVerdict? {
    guard let verdict else { return decisions.isEmpty ? nil : .approve }
    return ReviewVerdict(rawValue: verdict).flatMap { $0 == .withdraw ? nil : $0 }
  }

  func validate() throws {
    guard decision != nil else {
      guard let verdict else { throw ValidationError("Give a --verdict, or --decide what judges leave open.") }
      throw ValidationError("The verdict is approve, request-changes or reject, not `\(verdict.shown())`.")
    }
    guard !reason.allSatisfy(\.isWhitespace) else { throw ValidationError("The reason has no words.") }
  }

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
      subject: desk.subject(of: item), by: reviewer.person.id, key: reviewer.key, verdict: decision ?? .reject,
      reason: reason, decision: values, answers: try desk.answers(on: item, withJudgements: !decisions.isEmpty),
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
