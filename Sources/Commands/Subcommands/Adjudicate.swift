import ArgumentParser
import Dataset
import Diagnostics
import Engine

/// Decides where reviewers differ.
struct Adjudicate: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Decide about an item on which its reviewers differ",
    discussion: """
      For a reviewer of the stream who is no author of the item and has not reviewed it. The reviewers' records stay; \
      the decision is adjudications/ITEM.yaml in the batch's folder, in a signed commit of its own. It holds as long \
      as the item stays as it is.

      Exit status: 0 the decision is committed, 2 it is not, and nothing was written.
      """)

  @Argument(help: ArgumentHelp("The item, as STREAM/BATCH/ID or by the path of its file.", valueName: "item"))
  var item: String
  @Option(help: ArgumentHelp("What holds: approve, request-changes or reject.", valueName: "verdict"))
  var verdict: String
  @Option(help: ArgumentHelp("Why, in the terms of the rubric.", valueName: "text")) var reason: String

  private var decision: ReviewVerdict? { ReviewVerdict(rawValue: verdict).flatMap { $0 == .withdraw ? nil : $0 } }

  func validate() throws {
    guard decision != nil else {
      throw ValidationError("The verdict is approve, request-changes or reject, not `\(verdict.shown())`.")
    }
    guard !reason.allSatisfy(\.isWhitespace) else { throw ValidationError("The reason has no words.") }
  }

  func run(in session: Session) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let name = try dataset.name(of: item, in: session)
    let reviewer = try await Signatory.current(in: dataset, session)
    let desk = try ReviewDesk(dataset, reviewer, name.batchName)
    let item = try dataset.item(name)
    try refuse(item, desk)
    let decision = Adjudication(
      subject: desk.subject(of: item), by: reviewer.person.id, key: reviewer.key, verdict: decision ?? .reject,
      reason: reason)
    try await dataset.warn(about: [item], session)
    let made = try await desk.commit(decision, session)
    session.console.complain(made.said)
    let standing = dataset.standing(of: item, in: desk.stream, desk.pin, adding: [], decision)
    session.console.print(
      "Decided about \(name): \(standing.state.words)\nSigned and committed as \(made.id.prefix(12)). Next: git push\n")
    return .clean
  }

  /// - Throws: ``Failure`` where there is nothing to decide, or not by this person.
  private func refuse(_ item: CommittedItem, _ desk: ReviewDesk) throws(Failure) {
    let id = desk.reviewer.person.id
    try desk.refuseAuthors(of: item, to: "adjudicate")
    guard item.rounds[id] == nil else {
      throw Failure(
        "\(id) has reviewed \(item.name), and cannot decide between its reviewers",
        help: "ask a reviewer of `\(desk.stream.name)` who has not")
    }
    if let decided = item.reviews.adjudication, decided.subject.content == item.content {
      throw Failure(
        "\(decided.by) has decided about \(item.name) already, with this content",
        help: "the decision stands until the item changes")
    }
    let standing = desk.dataset.standing(of: item, in: desk.stream, desk.pin)
    guard standing.state == .disputed else {
      throw Failure(
        "the reviewers of \(item.name) do not differ: \(standing.state.words)",
        help: "git dataset status \(item.name) shows what each said")
    }
  }
}
