import ArgumentParser
import Dataset
import Diagnostics

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
  @Option(help: ArgumentHelp("Why, in the terms of the rubric.", valueName: "text")) var comment: String

  private var decision: ReviewVerdict? {
    guard let verdict else { return decisions.isEmpty ? nil : .approve }
    return ReviewVerdict(rawValue: verdict).flatMap { $0 == .withdraw ? nil : $0 }
  }

  func validate() throws {
    guard decision != nil else {
      guard let verdict else { throw ValidationError("Give a --verdict, or --decide what judges leave open.") }
      throw ValidationError("The verdict is approve, request-changes or reject, not `\(verdict.shown())`.")
    }
    guard !comment.allSatisfy(\.isWhitespace) else { throw ValidationError("The comment has no words.") }
  }

  func run(in session: Session) async throws -> Outcome {
    try await Decision(item: item, verdict: decision, decisions: decisions, comment: comment).run(in: session)
  }
}
