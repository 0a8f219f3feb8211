import Dataset
import Diagnostics
import Documents
import Engine
import Statistics

/// The labels of one attempt beside what reviewers said about the same content, and whose items they are.
struct GoldComparison {
  /// One audited item that was looked at.
  fileprivate struct Row {
    let id: String
    let isDefective: Bool
    let authors: [String]
    /// The verdicts that were given on this very content, the last of each person, by person.
    let verdicts: [(person: String, verdict: ReviewVerdict)]
  }

  /// How often somebody was right, or how many items are sound.
  private struct Tally {
    var count = 0
    var total = 0

    mutating func add(_ isRight: Bool) {
      count += isRight ? 1 : 0
      total += 1
    }
  }

  private let result: AttemptResult
  private let rows: [Row]
  private var reviewers: [String: Tally] = [:]
  private var annotators: [String: Tally] = [:]

  /// - Throws: ``Failure`` where there is no result yet: nobody sees a comparison before.
  init(_ files: BatchFiles, attempt number: Int?, in dataset: CommittedDataset) throws {
    let name = files.batch.name
    let known = files.attempts.filter { ($0.result?.outcome ?? .abandoned) != .abandoned }
    guard let attempt = number.map({ wanted in known.first { $0.number == wanted } }) ?? known.last,
      let result = attempt.result
    else {
      let which = number.map { "attempt \($0) at \(name)" } ?? "\(name)"
      throw Failure(
        "\(which) has no result yet, and nothing is compared before all labels are committed",
        help: "git dataset batch status \(name) says what comes next")
    }
    self.result = result
    var rows: [Row] = []
    for entry in try AuditSample(files, attempt: attempt.number, in: dataset).all {
      guard let label = entry.label else { continue }
      rows.append(try Self.row(label, in: dataset))
    }
    self.rows = rows
    for row in rows {
      for (person, verdict) in row.verdicts {
        reviewers[person, default: Tally()].add((verdict == .approve) != row.isDefective)
      }
      for author in Set(row.authors) { annotators[author, default: Tally()].add(!row.isDefective) }
    }
  }

  private static func row(_ label: GoldLabel, in dataset: CommittedDataset) throws -> Row {
    let item = try dataset.itemIfCommitted(label.subject.item)
    let records = item?.reviews.records.filter { $0.subject.content == label.subject.content } ?? []
    let last = Dictionary(grouping: records, by: \.person).compactMapValues { $0.max { $0.round < $1.round } }
    let said = last.values.filter { $0.verdict != .withdraw }.sorted { $0.person < $1.person }
    return Row(
      id: label.subject.item.id, isDefective: label.isDefective,
      // Nobody is ever taken off the list, so those of an item that has changed since are known too.
      authors: item?.item.authors.map(\.text) ?? [], verdicts: said.map { ($0.person, $0.verdict) })
  }
}

extension GoldComparison {
  var text: String {
    let outcome = "\(result.batch), attempt \(result.attempt): \(result.outcome.rawValue)"
    var lines = ["\(outcome), \(result.found) of \(result.sample.count) drawn items defective"]
    lines.append("Items")
    lines += rows.map { row in
      let said = row.verdicts.map { "\($0.person) \($0.verdict.rawValue)" }.joined(separator: ", ")
      return "  \(row.isDefective ? "defective" : "sound    ")  \(row.id)  \(said)"
    }
    lines += ["Reviewers: verdicts that agree with the label"] + Self.lines(reviewers)
    lines += ["Annotators: items that are sound"] + Self.lines(annotators)
    return lines.map { "\($0.shown(limit: 1000))\n" }.joined()
  }

  private static func lines(_ tallies: [String: Tally]) -> [String] {
    let width = tallies.keys.map(\.count).max() ?? 0
    return tallies.sorted { $0.key < $1.key }.map { person, tally in
      let name = person + String(repeating: " ", count: width - person.count)
      let share = Percent.of(tally.count, tally.total)
      return
        "  \(name)  \(tally.count) of \(tally.total), \(share) (\(Percent.of(.wilson(tally.count, of: tally.total))))"
    }
  }

  /// What is printed for programs.
  var value: Value {
    .record([
      ("batch", .string(result.batch.description)), ("attempt", .integer(result.attempt)),
      ("outcome", .string(result.outcome.rawValue)),
      ("items", .list(rows.map(\.value))), ("reviewers", Self.value(reviewers)), ("annotators", Self.value(annotators)),
    ])
  }

  private static func value(_ tallies: [String: Tally]) -> Value {
    .list(
      tallies.sorted { $0.key < $1.key }.map { person, tally in
        let interval = Interval.wilson(tally.count, of: tally.total)
        return .record([
          ("person", .string(person)), ("count", .integer(tally.count)), ("total", .integer(tally.total)),
          ("low", interval.low.map { .number("\($0)") }), ("high", interval.high.map { .number("\($0)") }),
        ])
      })
  }
}

extension GoldComparison.Row {
  fileprivate var value: Value {
    let verdicts = verdicts.map { Value.Entry($0.person, .string($0.verdict.rawValue)) }
    return .record([
      ("item", .string(id)), ("defective", .boolean(isDefective)),
      ("authors", .list(authors.map { .string($0) })), ("verdicts", .mapping(verdicts)),
    ])
  }
}
