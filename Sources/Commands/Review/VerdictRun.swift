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
