import ArgumentParser
import Dataset
import Diagnostics
import Engine
import Reports

/// Gives one verdict on some items of one batch, and says what came of it.
struct VerdictRun {
  let session: Session
  let opinion: Opinion

  func run(_ texts: [String]) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let names = try dataset.names(of: texts, in: session)
    let reviewer = try await Signatory.current(in: dataset, session)
    let desk = try ReviewDesk(dataset, reviewer, names[0].batchName)
    let items = try names.map { try dataset.item($0) }
    let records = try items.map { try desk.record(opinion, on: $0) }
    try await dataset.warn(about: items, session)
    try await desk.commit(zip(items, records).map { ($0, $1) }, session)
    return .clean
  }
}

extension ReviewDesk {
  /// What came of verdicts, a line for each item.
  func report(on judged: [(item: ItemState, record: ReviewRecord)], commit: String) -> String {
    let lines = judged.map { item, record in
      let standing = dataset.state.standing(of: item.adding(record), under: pin)
      return "\(record.verdict.past) \(item.name), round \(record.round): \(standing.state.words)"
    }
    return lines.map { $0 + "\n" }.joined() + "Signed and committed as \(commit.prefix(12)). Next: git push\n"
  }
}

extension ReviewVerdict {
  /// What was done, to begin a line with that goes on with an item.
  var past: String {
    switch self {
    case .approve: "Approved"
    case .requestChanges: "Asked for changes to"
    case .reject: "Rejected"
    case .withdraw: "Took back the verdict on"
    }
  }
}

/// What a verdict is about.
struct ItemArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "An item, as STREAM/BATCH/ID or by the path of its file; several of one batch at once.", valueName: "item"))
  var items: [String]
}

/// What a reviewer says with a verdict.
struct VerdictOptions: ParsableArguments {
  @Option(
    name: .customLong("score"), parsing: .singleValue,
    help: ArgumentHelp(
      "A level of the rubric's scale for a criterion; may be given again.", valueName: "criterion=level"))
  var scores: [String] = []
  @Option(
    name: .customLong("finding"), parsing: .singleValue,
    help: ArgumentHelp("A fault, as \(FindingText.form); may be given again.", valueName: "finding"))
  var findings: [String] = []
  @Option(help: ArgumentHelp("What else the authors should know.", valueName: "text")) var comment: String?
  @Option(help: ArgumentHelp("How many minutes the look took.", valueName: "number")) var minutes: Int?

  /// As many as the schema of reviews and labels takes.
  private static let mostMinutes = 100_000

  func validate() throws { _ = try opinion(.approve) }

  /// What is said, as far as it can be read without the rubric.
  func opinion(_ verdict: ReviewVerdict) throws -> Opinion {
    var opinion = Opinion(verdict: verdict, comment: comment, minutes: minutes)
    for text in scores {
      let halves = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard halves.count == 2, !halves[0].isEmpty, let level = Int(halves[1]) else {
        throw ValidationError("Write a score as CRITERION=LEVEL, with a number, not `\(text.shown())`.")
      }
      guard opinion.scores.updateValue(level, forKey: halves[0]) == nil else {
        throw ValidationError("Give one score for each criterion, not two for `\(halves[0].shown())`.")
      }
    }
    for text in findings {
      guard let finding = FindingText.read(text) else {
        throw ValidationError("Write a finding as \(FindingText.form), not `\(text.shown())`.")
      }
      opinion.findings.append(finding)
    }
    if let comment, comment.allSatisfy(\.isWhitespace) { throw ValidationError("The comment has no words.") }
    if let minutes, !(0...Self.mostMinutes).contains(minutes) {
      throw ValidationError("Minutes are 0 to \(Self.mostMinutes).")
    }
    return opinion
  }
}
